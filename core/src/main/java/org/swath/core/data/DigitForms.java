package org.swath.core.data;

import java.util.Arrays;
import java.util.List;

/** The forms in which people write each digit, in the notation of {@link DigitSkeleton#parse}. */
final class DigitForms {

  private static final List<List<DigitSkeleton>> BY_DIGIT =
      List.of(
          forms( // 0: oval, narrow with the ends crossing, begun at the side
              "55,4 28,14 14,48 24,84 50,97 76,84 87,48 74,14 50,3",
              "62,4 38,18 24,52 30,86 46,97 66,82 78,46 72,14 54,5 42,14",
              "48,8 22,26 16,60 32,92 58,95 82,72 84,36 66,10 50,12"),
          forms( // 1: bare, slanted, with a flag, with flag and foot
              "51,2 50,50 49,98",
              "62,2 50,50 38,98",
              "32,24 54,3^ 52,50 51,98",
              "32,24 54,3^ 53,50 52,96 / 28,97 52,96 76,97"),
          forms( // 2: flat foot, loop at the foot, wave as foot
              "18,24 30,6 56,3 76,18 72,44 44,74 16,96^ 48,95 84,95",
              "20,22 34,5 60,4 76,22 66,50 40,80 22,92 18,80 32,76 54,88 70,96 88,90",
              "22,30 32,8 58,4 74,24 60,56 34,82 16,95^ 40,88 62,96 88,90"),
          forms( // 3: pointed waist, rounded waist, flat top
              "20,14 42,3 70,10 74,30 46,46^ 76,56 82,78 58,97 30,95 16,82",
              "22,12 50,3 74,16 66,40 46,47 68,53 82,72 66,94 38,98 16,86",
              "20,6 48,5 78,5^ 60,24 46,42^ 72,48 82,70 64,94 34,97 16,84"),
          forms( // 4: open, closed, open in one line
              "28,4 24,28 20,54^ 48,56 84,52 / 70,6 68,50 64,97",
              "62,3 40,32 14,64^ 48,64 88,63 / 63,3 63,50 62,97",
              "24,8 22,34 28,52 52,54 74,40 78,8^ 72,50 64,97"),
          forms( // 5: top bar last, top bar first, like an S
              "28,5 26,24 22,44^ 44,38 70,46 80,68 66,92 38,97 16,86 / 28,5 52,6 82,4",
              "80,5 54,6 30,6^ 27,24 24,44^ 46,38 72,48 78,70 62,92 36,97 16,88",
              "76,6 46,8 28,24 42,42 68,56 74,80 48,97 18,90"),
          forms( // 6: round, straight back, curled top
              "64,3 38,22 20,54 24,84 48,97 72,86 76,64 58,50 36,58 24,76",
              "54,2 34,30 22,62 30,90 54,97 76,82 72,60 50,54 28,70",
              "74,10 52,4 30,22 18,56 26,88 52,97 74,84 72,62 50,54 30,66"),
          forms( // 7: bare, with a bar, with a serif, with a rounded shoulder
              "16,8 46,7 82,6^ 66,36 50,66 40,97",
              "16,8 46,7 82,6^ 66,36 50,66 40,97 / 34,50 54,49 78,47",
              "16,20 18,7^ 48,8 82,6^ 62,42 46,97",
              "14,12 44,4 76,8 70,34 52,62 42,97"),
          forms( // 8: one crossing line, two rings, slanted crossing line
              "72,14 48,3 26,16 34,38 62,56 78,78 54,97 26,88 24,68 48,50 72,32 74,12",
              "50,48 28,38 28,14 50,3 72,14 72,38 50,48 24,60 20,84 50,97 80,84 76,60 52,48",
              "78,12 56,3 36,16 40,40 58,60 60,86 38,97 20,84 30,62 56,46 76,28 76,10"),
          forms( // 9: straight stem, hooked stem, slanted stem
              "74,24 56,5 32,10 24,32 40,48 62,42 74,22^ 72,56 68,97",
              "76,26 60,5 34,8 22,30 36,48 60,44 76,22^ 78,56 66,88 42,97 24,88",
              "72,20 50,4 28,20 28,42 50,48 72,26^ 64,60 48,98"));

  private DigitForms() {}

  /** Every form of a digit from 0 to 9, each as likely as the others. */
  static List<DigitSkeleton> of(int digit) {
    return BY_DIGIT.get(digit);
  }

  private static List<DigitSkeleton> forms(String... skeletons) {
    return Arrays.stream(skeletons).map(DigitSkeleton::parse).toList();
  }
}
