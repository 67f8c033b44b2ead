// SPDX-License-Identifier: Apache-2.0
// Apache Jena in one process: reads files with riot, loads one into TDB2 and queries it, validates with SHACL.
//
//   java Jena.java read FILE...               the statements, a JSON list a line, each file ended by an empty line
//   java Jena.java load FOLDER FILE QUERY...  the number of triples, then each answer as CSV in FOLDER/NAME.csv
//   java Jena.java shapes SHAPES FILE...      "FILE<tab>MESSAGE" for each result; a file may be several, joined by ':'

import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2Factory;

public class Jena {
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < 0x20 || c > 0x7E) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }

  static String term(Node node) {
    if (node == null || Quad.isDefaultGraph(node)) return "[\"default\"]";
    if (node.isURI()) return "[\"iri\"," + quoted(node.getURI()) + "]";
    if (node.isBlank()) return "[\"blank\"," + quoted(node.getBlankNodeLabel()) + "]";
    return "[\"literal\"," + quoted(node.getLiteralLexicalForm()) + "," + quoted(node.getLiteralLanguage()) + ","
        + quoted(node.getLiteralDatatypeURI()) + "]";
  }

  static void read(List<String> files) {
    for (String file : files) {
      DatasetGraph quads = DatasetGraphFactory.create();
      RDFDataMgr.read(quads, file);
      quads.find().forEachRemaining(q -> System.out.println("[" + term(q.getSubject()) + "," + term(q.getPredicate())
          + "," + term(q.getObject()) + "," + term(q.getGraph()) + "]"));
      System.out.println();
    }
  }

  static void load(String folder, String file, List<String> queries) {
    Dataset store = TDB2Factory.connectDataset(folder + "/tdb2");
    Txn.executeWrite(store, () -> RDFDataMgr.read(store, file));
    Txn.executeRead(store, () -> System.out.println(store.getDefaultModel().size()));
    for (String query : queries)
      Txn.executeRead(store, () -> {
        String name = Path.of(query).getFileName().toString().replace(".rq", ".csv");
        try (OutputStream out = new FileOutputStream(folder + "/" + name);
             QueryExecution run = QueryExecutionFactory.create(Files.readString(Path.of(query)), store)) {
          ResultSetFormatter.outputAsCSV(out, run.execSelect());
        } catch (java.io.IOException error) {
          throw new RuntimeException(error);
        }
      });
  }

  static void validate(String shapesFile, List<String> files) {
    Shapes shapes = Shapes.parse(RDFDataMgr.loadGraph(shapesFile));
    for (String names : files) {
      Graph data = GraphFactory.createDefaultGraph();
      for (String file : names.split(":")) RDFDataMgr.read(data, file);
      for (ReportEntry entry : ShaclValidator.get().validate(shapes, data).getEntries())
        System.out.println(names + "\t" + entry.message().replace('\n', ' '));
    }
  }

  public static void main(String[] arguments) {
    List<String> rest = new ArrayList<>(Arrays.asList(arguments));
    String mode = rest.remove(0);
    if (mode.equals("read")) read(rest);
    else if (mode.equals("load")) load(rest.remove(0), rest.remove(0), rest);
    else validate(rest.remove(0), rest);
  }
}
