package org.glyphreader.search;

import io.jenetics.DoubleChromosome;
import io.jenetics.DoubleGene;
import io.jenetics.GaussianMutator;
import io.jenetics.Genotype;
import io.jenetics.Mutator;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.UniformCrossover;
import io.jenetics.ext.SimulatedBinaryCrossover;
import io.jenetics.ext.moea.NSGA2Selector;
import io.jenetics.ext.moea.UFTournamentSelector;
import io.jenetics.ext.moea.Vec;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.glyphreader.RenderConfig;

/**
 * NSGA-II (Deb et al., 2002) over the unit cube of a search space: selection by rank and crowding,
 * simulated binary and uniform crossover, Gaussian and uniform mutation, by Jenetics. The
 * objectives are the compression ratio and the lower bound of the accuracy in "nines", so that 99
 * and 99.9 % are as far apart as 90 and 99 %. What few characters were read of has a low bound, and
 * has to earn its place.
 */
final class Evolution {

  /** Below this share of right characters compression counts for nothing. */
  private static final double HOPELESS = 0.5;

  private static final Comparator<Candidate> DENSEST_FIRST =
      Comparator.comparingDouble(Candidate::ratio)
          .thenComparingDouble(each -> each.accuracy().low())
          .reversed();

  private final SearchSpace space;
  private final long seed;

  Evolution(SearchSpace space, long seed) {
    this.space = space;
    this.seed = seed;
  }

  /** The random source of a generation. */
  Random random(int generation) {
    return new Random(seed * 1_000_003 + generation);
  }

  /** Decimal digits before the first that is wrong: 2 for 99 %. */
  static double nines(double accuracy) {
    return -Math.log10(1 - Math.min(accuracy, 0.99999));
  }

  private static Vec<double[]> objectives(Candidate candidate) {
    double low = candidate.accuracy().low();
    return Vec.of(low < HOPELESS ? 0 : candidate.ratio(), nines(low));
  }

  /** The {@code most} best of the candidates. */
  List<Candidate> survivors(List<Candidate> candidates, int most, int generation) {
    if (candidates.size() <= most) {
      return candidates;
    }
    Map<Phenotype<DoubleGene, Vec<double[]>>, Candidate> known = new HashMap<>();
    Seq<Phenotype<DoubleGene, Vec<double[]>>> all = population(candidates, known);
    return RandomRegistry.with(
        random(generation),
        random ->
            NSGA2Selector.<DoubleGene, double[], Vec<double[]>>ofVec()
                .select(all, most, Optimize.MAXIMUM)
                .stream()
                .map(known::get)
                .toList());
  }

  private ISeq<Phenotype<DoubleGene, Vec<double[]>>> population(
      List<Candidate> candidates, Map<Phenotype<DoubleGene, Vec<double[]>>, Candidate> known) {
    List<Phenotype<DoubleGene, Vec<double[]>>> all = new ArrayList<>();
    for (Candidate candidate : candidates) {
      List<DoubleGene> genes = new ArrayList<>();
      for (double place : space.placeOf(candidate.design())) {
        genes.add(DoubleGene.of(place, 0, Math.nextUp(1.0)));
      }
      Phenotype<DoubleGene, Vec<double[]>> phenotype =
          Phenotype.of(Genotype.of(DoubleChromosome.of(ISeq.of(genes))), 1, objectives(candidate));
      known.put(phenotype, candidate);
      all.add(phenotype);
    }
    return ISeq.of(all);
  }

  /** As many new designs, children of the candidates; some may be senseless. */
  List<RenderConfig> offspring(List<Candidate> parents, int count, Random random) {
    if (space.freeKeys().isEmpty() || parents.isEmpty()) {
      return List.of();
    }
    double rate = Math.min(1, 1.5 / space.freeKeys().size());
    // A tournament needs two.
    List<Candidate> pair = parents.size() == 1 ? Collections.nCopies(2, parents.get(0)) : parents;
    Seq<Phenotype<DoubleGene, Vec<double[]>>> all = population(pair, new HashMap<>());
    return RandomRegistry.with(
        random,
        source -> {
          Seq<Phenotype<DoubleGene, Vec<double[]>>> chosen =
              UFTournamentSelector.<DoubleGene, double[], Vec<double[]>>ofVec()
                  .select(all, count, Optimize.MAXIMUM);
          return new UniformCrossover<DoubleGene, Vec<double[]>>(0.5, 0.3)
                  .andThen(new SimulatedBinaryCrossover<>(0.5, 5))
                  .andThen(new GaussianMutator<>(rate))
                  .andThen(new Mutator<>(rate / 2))
                  .alter(chosen, 1)
                  .population()
                  .stream()
                  .map(each -> space.at(places(each.genotype())))
                  .toList();
        });
  }

  private static double[] places(Genotype<DoubleGene> genotype) {
    return genotype.chromosome().stream().mapToDouble(DoubleGene::doubleValue).toArray();
  }

  /** The candidates that no other equals or dominates, the highest ratio first. */
  static List<Candidate> front(List<Candidate> candidates) {
    List<Candidate> front = new ArrayList<>();
    double reached = Double.NEGATIVE_INFINITY;
    for (Candidate each : candidates.stream().sorted(DENSEST_FIRST).toList()) {
      if (each.accuracy().low() > reached) {
        front.add(each);
        reached = each.accuracy().low();
      }
    }
    return front;
  }

  /** What the front covers, from ratio 0 and {@link #HOPELESS} accuracy on, in ratio × nines. */
  static double hypervolume(List<Candidate> candidates) {
    double area = 0;
    double covered = nines(HOPELESS);
    for (Candidate each : front(candidates)) {
      double height = nines(each.accuracy().low());
      if (height > covered) {
        area += each.ratio() * (height - covered);
        covered = height;
      }
    }
    return area;
  }
}
