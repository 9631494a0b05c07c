package org.swath.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.server.namenode.EditLogFileOutputStream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A name node and a data node in this JVM, one pair for all test classes that ask for it. */
final class Hdfs implements AutoCloseable {

  private final Path directory;
  private final MiniDFSCluster cluster;

  private Hdfs() throws IOException {
    directory = Files.createTempDirectory("swath-hdfs");
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.toString());
    // The name node would wait for the disk at each call; what is tested is what its clients see.
    EditLogFileOutputStream.setShouldSkipFsyncForTesting(true);
    cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
    cluster.waitActive();
  }

  Configuration configuration() {
    return new Configuration(cluster.getConfiguration(0));
  }

  FileSystem fileSystem() throws IOException {
    return cluster.getFileSystem();
  }

  @Override
  public void close() {
    cluster.shutdown(true);
  }

  /** Gives the cluster to constructors that have a parameter for it. */
  static final class Provided implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Hdfs.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(Hdfs.class))
          .getOrComputeIfAbsent(Hdfs.class, key -> start(), Hdfs.class);
    }

    private static Hdfs start() {
      try {
        return new Hdfs();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
