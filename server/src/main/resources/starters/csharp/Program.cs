using Confluent.Kafka;
using Confluent.Kafka.Admin;

// A producer and a consumer for your lab: "dotnet run produce" or "dotnet run consume".

// What the names of your topics and groups begin with; empty on a broker of your own.
const string Prefix = "{{prefix}}";
const string Topic = Prefix + "hello";
const string Group = Prefix + "starter";

switch (args.FirstOrDefault())
{
    case "produce":
        await ProduceAsync();
        break;
    case "consume":
        Consume();
        break;
    default:
        Console.Error.WriteLine("Say what to do: produce or consume");
        break;
}

static async Task ProduceAsync()
{
    await CreateTopicAsync();
    var config = new ProducerConfig(Settings())
    {
        Acks = Acks.All,
        Partitioner = Partitioner.Murmur2Random // the one that Java uses: the same key goes to the same partition
    };
    using var producer = new ProducerBuilder<string, string>(config).Build();
    for (var i = 1; i <= 10; i++)
    {
        var message = new Message<string, string> { Key = $"key-{i % 3}", Value = $"hello {i}" };
        var stored = await producer.ProduceAsync(Topic, message);
        Console.WriteLine($"{message.Key} -> partition {stored.Partition.Value}, offset {stored.Offset.Value}");
    }
}

static async Task CreateTopicAsync()
{
    using var admin = new AdminClientBuilder(new AdminClientConfig(Settings())).Build();
    try
    {
        await admin.CreateTopicsAsync([new TopicSpecification { Name = Topic, NumPartitions = 3 }]);
        Console.WriteLine($"made the topic {Topic}");
    }
    catch (CreateTopicsException e) when (e.Results.All(r => r.Error.Code == ErrorCode.TopicAlreadyExists))
    {
        // it is there already
    }
}

// Reads until Ctrl-C; start it twice to see the group share the partitions.
static void Consume()
{
    var config = new ConsumerConfig(Settings())
    {
        GroupId = Group,
        AutoOffsetReset = AutoOffsetReset.Earliest // no committed offset yet: begin at the beginning
    };
    using var stop = new CancellationTokenSource();
    Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Cancel(); };
    using var consumer = new ConsumerBuilder<string, string>(config).Build();
    consumer.Subscribe(Topic);
    try
    {
        while (true)
        {
            var record = consumer.Consume(stop.Token);
            Console.WriteLine($"{record.TopicPartitionOffset} {record.Message.Key} {record.Message.Value}");
        }
    }
    catch (OperationCanceledException)
    {
        // Ctrl-C
    }
    finally
    {
        consumer.Close(); // say goodbye, so that others take over at once
    }
}

// Address and password stand in a file of their own, so that the code can be shared.
static ClientConfig Settings()
{
    var config = new ClientConfig();
    foreach (var line in File.ReadLines("client.properties"))
    {
        if (line.Length == 0 || line.StartsWith('#')) continue;
        var split = line.IndexOf('=');
        config.Set(line[..split], line[(split + 1)..]);
    }
    return config;
}
