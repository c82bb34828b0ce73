// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lucene as a peer of bench/large: indexes a file of passages, a line each, with its Dutch analyser, positions and
// the stored text, then asks questions of a file (kind, tab, question) twice, and prints
//
//     seconds of indexing
//     kind, number, and what half, 95 and 99 in 100 took at most, in milliseconds: a line for each kind
//
// usage: java Lucene PASSAGES INDEX THREADS QUESTIONS
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

class Lucene {
    static String next(BufferedReader passages) {
        synchronized (passages) {
            try {
                return passages.readLine();
            } catch (IOException error) {
                throw new RuntimeException(error);
            }
        }
    }

    static void add(BufferedReader passages, IndexWriter writer) {
        try {
            for (String line; (line = next(passages)) != null;) {
                Document document = new Document();
                document.add(new TextField("text", line, Field.Store.YES));
                writer.addDocument(document);
            }
        } catch (IOException error) {
            throw new RuntimeException(error);
        }
    }

    static void index(Path file, Directory directory, int threads) throws Exception {
        long begin = System.nanoTime();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new DutchAnalyzer()));
             BufferedReader passages = Files.newBufferedReader(file)) {
            List<Thread> all = new ArrayList<>();
            for (int i = 0; i < threads; i++)
                all.add(new Thread(() -> add(passages, writer)));
            for (Thread thread : all)
                thread.start();
            for (Thread thread : all)
                thread.join();
            writer.commit();
        }
        System.out.printf(Locale.ROOT, "%.3f%n", (System.nanoTime() - begin) / 1e9);
    }

    static double ask(IndexSearcher searcher, QueryParser parser, String question) throws Exception {
        long begin = System.nanoTime();
        Query query = parser.parse(question);
        for (ScoreDoc hit : searcher.search(query, 10).scoreDocs)
            searcher.doc(hit.doc).get("text");
        return (System.nanoTime() - begin) / 1e6;
    }

    static double mostOf(List<Double> times, double part) {
        return times.get(Math.max(0, (int) Math.ceil(times.size() * part) - 1));
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, List<Double>> took = new TreeMap<>();
        try (Directory directory = new MMapDirectory(Path.of(arguments[1]))) {
            index(Path.of(arguments[0]), directory, Integer.parseInt(arguments[2]));
            IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
            QueryParser parser = new QueryParser("text", new DutchAnalyzer());
            for (int round = 0; round < 2; round++) {
                took.clear();
                for (String line : Files.readAllLines(Path.of(arguments[3]))) {
                    String[] fields = line.split("\t", 2);
                    took.computeIfAbsent(fields[0], kind -> new ArrayList<>())
                        .add(ask(searcher, parser, fields[1]));
                }
            }
        }
        for (Map.Entry<String, List<Double>> kind : took.entrySet()) {
            List<Double> times = kind.getValue();
            Collections.sort(times);
            System.out.printf(Locale.ROOT, "%s\t%d\t%.2f\t%.2f\t%.2f%n", kind.getKey(), times.size(),
                              mostOf(times, 0.5), mostOf(times, 0.95), mostOf(times, 0.99));
        }
    }
}
