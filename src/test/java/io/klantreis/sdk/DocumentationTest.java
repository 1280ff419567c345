package io.klantreis.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever a plugin author can see of the SDK is documented. */
class DocumentationTest {
  private static final List<String> ROOMS = List.of("backend", "data", "serve", "testing");

  @Test
  void everyPublicTypeAndMethod_isDocumented() throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler).as("a JDK").isNotNull();
    var undocumented = new ArrayList<String>();
    int[] seen = {0};
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources()));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Visitor(docs, undocumented, seen).scan(unit, false);
      }
    }
    assertThat(seen[0]).as("public things found").isGreaterThan(200);
    assertThat(undocumented).isEmpty();
  }

  private static List<Path> sources() throws Exception {
    var sources = new ArrayList<Path>();
    for (String room : ROOMS) {
      try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/klantreis/sdk", room))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }

  /**
   * Visits public types inside public types; the argument says that the outer one is an interface.
   */
  private static final class Visitor extends TreePathScanner<@Nullable Void, Boolean> {
    private final DocTrees docs;
    private final List<String> undocumented;
    private final int[] seen;

    Visitor(DocTrees docs, List<String> undocumented, int[] seen) {
      this.docs = docs;
      this.undocumented = undocumented;
      this.seen = seen;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, Boolean inInterface) {
      if (isPublic(type.getModifiers(), inInterface)) {
        check(type.getSimpleName().toString());
        boolean isInterface = type.getKind() == Tree.Kind.INTERFACE;
        type.getMembers().forEach(member -> scan(member, isInterface));
      }
      return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, Boolean inInterface) {
      boolean inherits =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(annotation -> annotation.toString().startsWith("@Override"));
      if (isPublic(method.getModifiers(), inInterface) && !inherits) {
        check(method.getName().toString());
      }
      return null;
    }

    private void check(String name) {
      seen[0]++;
      String text = docs.getDocComment(getCurrentPath());
      if (text == null || text.isBlank()) {
        String file = getCurrentPath().getCompilationUnit().getSourceFile().getName();
        undocumented.add(file + ": " + name);
      }
    }

    private static boolean isPublic(ModifiersTree modifiers, boolean inInterface) {
      return modifiers.getFlags().contains(Modifier.PUBLIC)
          || (inInterface && !modifiers.getFlags().contains(Modifier.PRIVATE));
    }
  }
}
