package org.swath.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system, which without Hadoop's native library starts a {@code chmod} process
 * for every file and folder it makes; this one asks the system itself.
 */
final class LocalFiles extends RawLocalFileSystem {

  private static final int SETGID = 02000;

  @Override
  public void setPermission(Path path, FsPermission permission) throws IOException {
    if (permission.getStickyBit() || handsOnItsGroup(path)) {
      // Java's permissions know no such bits, and would clear them.
      super.setPermission(path, permission);
      return;
    }
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    add(
        permissions,
        permission.getUserAction(),
        PosixFilePermission.OWNER_READ,
        PosixFilePermission.OWNER_WRITE,
        PosixFilePermission.OWNER_EXECUTE);
    add(
        permissions,
        permission.getGroupAction(),
        PosixFilePermission.GROUP_READ,
        PosixFilePermission.GROUP_WRITE,
        PosixFilePermission.GROUP_EXECUTE);
    add(
        permissions,
        permission.getOtherAction(),
        PosixFilePermission.OTHERS_READ,
        PosixFilePermission.OTHERS_WRITE,
        PosixFilePermission.OTHERS_EXECUTE);
    try {
      Files.setPosixFilePermissions(pathToFile(path).toPath(), permissions);
    } catch (UnsupportedOperationException e) {
      // Not a POSIX file system.
      super.setPermission(path, permission);
    }
  }

  /** In one step or not at all: the superclass would copy instead, and a copy is seen half done. */
  @Override
  public boolean rename(Path source, Path target) throws IOException {
    try {
      Files.move(
          pathToFile(source).toPath(), pathToFile(target).toPath(), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException e) {
      throw (IOException) new FileNotFoundException(e.getMessage()).initCause(e);
    }
  }

  /** Whether a folder gives what is made in it its own group (setgid). */
  private boolean handsOnItsGroup(Path path) throws IOException {
    java.nio.file.Path local = pathToFile(path).toPath();
    if (!Files.isDirectory(local) || !Files.getFileStore(local).supportsFileAttributeView("unix")) {
      return false;
    }
    return ((int) Files.getAttribute(local, "unix:mode") & SETGID) != 0;
  }

  private static void add(
      Set<PosixFilePermission> permissions,
      FsAction actions,
      PosixFilePermission read,
      PosixFilePermission write,
      PosixFilePermission execute) {
    if (actions.implies(FsAction.READ)) {
      permissions.add(read);
    }
    if (actions.implies(FsAction.WRITE)) {
      permissions.add(write);
    }
    if (actions.implies(FsAction.EXECUTE)) {
      permissions.add(execute);
    }
  }
}
