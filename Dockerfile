# The hosted form. Needs a build image with JDK 25, Maven and Node, and a run image with JDK 25 (the grader compiles).
# Where there is no registry, name your own: docker build --build-arg BUILD_IMAGE=… --build-arg RUN_IMAGE=… .
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG RUN_IMAGE=eclipse-temurin:25-jdk

FROM ${BUILD_IMAGE} AS build
RUN command -v node >/dev/null || (apt-get update && apt-get install -y --no-install-recommends nodejs npm)
WORKDIR /build
COPY . .
RUN mvn -B -q -DskipTests -Dspotless.check.skip=true package

FROM ${RUN_IMAGE}
RUN apt-get update && apt-get install -y --no-install-recommends bubblewrap && rm -rf /var/lib/apt/lists/* \
  && useradd --system --uid 7070 --home-dir /var/lib/millrace --create-home millrace
WORKDIR /opt/millrace
COPY --from=build /build/grader/target/dist grader/target/dist
COPY --from=build /build/grader/target/api grader/target/api
COPY --from=build /build/grader/target/native grader/target/native
COPY --from=build /build/lab-images/broker/target/dist lab-images/broker/target/dist
COPY lab-images/broker/Dockerfile lab-images/broker/Dockerfile
COPY lab-images/broker/src/main/image lab-images/broker/src/main/image
COPY --from=build /build/server/target/dist server/target/dist
COPY --from=build /build/content/courses content/courses
USER millrace
VOLUME /var/lib/millrace
EXPOSE 7070
HEALTHCHECK --interval=10s --timeout=3s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/7070"]
ENTRYPOINT ["java", "-Dmillrace.home=/opt/millrace", "--enable-native-access=ALL-UNNAMED", \
  "--sun-misc-unsafe-memory-access=allow", "-cp", "/opt/millrace/server/target/dist/*", "dev.millrace.Main"]
CMD ["serve", "--bind", "0.0.0.0", "--data", "/var/lib/millrace"]
