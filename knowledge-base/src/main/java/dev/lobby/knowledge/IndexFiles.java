package dev.lobby.knowledge;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/// The files of an index among those of a release.
final class IndexFiles {

  private IndexFiles() {}

  /// Returns a copy of the index of phrasings among `files`, in memory.
  static ByteBuffersDirectory directory(Map<String, byte[]> files) throws IOException {
    return directory(files, ReleaseFiles.INDEX);
  }

  /// Returns a copy of an index among `files`, in memory.
  ///
  /// @param folder its folder
  static ByteBuffersDirectory directory(Map<String, byte[]> files, String folder)
      throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (isIn(folder, file.getKey())) {
        String name = file.getKey().substring(folder.length());
        try (IndexOutput output = directory.createOutput(name, IOContext.READONCE)) {
          output.writeBytes(file.getValue(), file.getValue().length);
        }
      }
    }
    return directory;
  }

  /// Returns whether a file is one of the index in `folder`; another index may stand in a folder
  /// below.
  static boolean isIn(String folder, String file) {
    return file.startsWith(folder) && file.indexOf('/', folder.length()) < 0;
  }

  /// Adds the index of phrasings in `directory` to `files`, in place of the one there.
  static void read(ByteBuffersDirectory directory, Map<String, byte[]> files) throws IOException {
    read(directory, ReleaseFiles.INDEX, files);
  }

  /// Adds the index in `directory` to `files`, in place of the one there.
  ///
  /// @param folder its folder
  static void read(ByteBuffersDirectory directory, String folder, Map<String, byte[]> files)
      throws IOException {
    files.keySet().removeIf(name -> isIn(folder, name));
    for (String name : directory.listAll()) {
      try (IndexInput input = directory.openInput(name, IOContext.READONCE)) {
        byte[] bytes = new byte[Math.toIntExact(input.length())];
        input.readBytes(bytes, 0, bytes.length);
        files.put(folder + name, bytes);
      }
    }
  }
}
