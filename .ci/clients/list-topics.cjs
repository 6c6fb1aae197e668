// Signs in with kafkajs and lists topics: `node list-topics.cjs MODULES 'JSON of kafkajs settings'`.
// Prints "topics: a, b", or "refused: " and what the client has to say.
const { Kafka, logLevel } = require(process.argv[2] + '/kafkajs');

const settings = JSON.parse(process.argv[3]);
const kafka = new Kafka({ ...settings, clientId: 'kafkajs', logLevel: logLevel.NOTHING, retry: { retries: 1, initialRetryTime: 100 }, connectionTimeout: 5000, requestTimeout: 5000 });

async function main() {
  const admin = kafka.admin();
  await admin.connect();
  const topics = await admin.listTopics();
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({ topic: process.argv[4], messages: [{ key: 'js', value: 'from kafkajs' }] });
  await producer.disconnect();
  await admin.disconnect();
  console.log('topics: ' + topics.sort().join(', '));
}

main().catch((error) => {
  console.log('refused: ' + error.message);
  process.exitCode = 1;
});
