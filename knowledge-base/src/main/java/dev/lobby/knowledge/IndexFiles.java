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

  /// Returns a copy of the index among `files`, in memory.
  static ByteBuffersDirectory directory(Map<String, byte[]> files) throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (file.getKey().startsWith(ReleaseFiles.INDEX)) {
        String name = file.getKey().substring(ReleaseFiles.INDEX.length());
        try (IndexOutput output = directory.createOutput(name, IOContext.READONCE)) {
          output.writeBytes(file.getValue(), file.getValue().length);
        }
      }
    }
    return directory;
  }

  /// Adds the index in `directory` to `files`.
  static void read(ByteBuffersDirectory directory, Map<String, byte[]> files) throws IOException {
    for (String name : directory.listAll()) {
      try (IndexInput input = directory.openInput(name, IOContext.READONCE)) {
        byte[] bytes = new byte[Math.toIntExact(input.length())];
        input.readBytes(bytes, 0, bytes.length);
        files.put(ReleaseFiles.INDEX + name, bytes);
      }
    }
  }
}
