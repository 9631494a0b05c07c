package org.swath.results;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An S3 server in this JVM, on loopback only and with its objects in memory: one for all test
 * classes that ask for it.
 */
final class S3Server implements AutoCloseable {

  static final String BUCKET = "s3a://swath";
  private static final String LOOPBACK = "http://127.0.0.1:";
  private static final String REGION = "us-east-1";

  /** Known to nobody but this server. */
  private static final String KEY = "test";

  private final S3Proxy server;
  private final Configuration configuration;

  private S3Server() throws Exception {
    server =
        S3Proxy.builder()
            .blobStore(new TransientNio2BlobStore())
            .endpoint(URI.create(LOOPBACK + 0))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, KEY)
            .build();
    server.start();
    String endpoint = LOOPBACK + server.getPort();
    AmazonS3 client =
        AmazonS3ClientBuilder.standard()
            .withPathStyleAccessEnabled(true)
            .withEndpointConfiguration(new EndpointConfiguration(endpoint, REGION))
            .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials(KEY, KEY)))
            .build();
    client.createBucket(URI.create(BUCKET).getHost());
    client.shutdown();
    configuration = new Configuration();
    configuration.set("fs.s3a.endpoint", endpoint);
    configuration.set("fs.s3a.endpoint.region", REGION);
    configuration.set("fs.s3a.access.key", KEY);
    configuration.set("fs.s3a.secret.key", KEY);
    configuration.setBoolean("fs.s3a.path.style.access", true);
    configuration.setBoolean("fs.s3a.connection.ssl.enabled", false);
  }

  Configuration configuration() {
    return new Configuration(configuration);
  }

  FileSystem fileSystem() throws IOException {
    return FileSystem.get(URI.create(BUCKET), configuration);
  }

  @Override
  public void close() throws Exception {
    fileSystem().close();
    server.stop();
  }

  /** Gives the server to constructors that have a parameter for it. */
  static final class Provided implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == S3Server.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(S3Server.class))
          .getOrComputeIfAbsent(S3Server.class, key -> start(), S3Server.class);
    }

    private static S3Server start() {
      try {
        return new S3Server();
      } catch (Exception e) {
        throw new IllegalStateException("The S3 server did not start", e);
      }
    }
  }
}
