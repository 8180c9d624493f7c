using Notion.Refit.Benchmarks.Bytes;
using Notion.Refit.Benchmarks.Measuring;

namespace Notion.Refit.Benchmarks.Calls;

/// <summary>One call over a handler that answers at once: what the client itself costs.</summary>
internal sealed class CallRows : IRows
{
    private const int Turns = 100;

    private static readonly PageId s_page = PageId.Parse("01234567-89ab-4def-8123-456789abcdef", null);

    public string Name => "calls";

    public IEnumerable<Result> Measure()
    {
        using CallSet me = new(AnswerBytes.Me, isPage: false), small = new(AnswerBytes.Current.SmallPage), large = new(AnswerBytes.Current.LargePage);
        return
        [
            .. Measure("users/me, 369 B", me.MeVariants(), 1.5, 1.3, 2.3, 1.45),
            .. Measure("small page, 656 B", small.Variants(s_page), 1.3, 1.15, 2, 1.3),
            .. Measure("page of 34 KB", large.Variants(s_page), 1.05, 1.4, 1.15, 0.85),
        ];
    }

    private static IEnumerable<Result> Measure(string answer, Variant[] variants, double stubTime, double stubBytes, double chainTime, double chainBytes)
    {
        Timing[] timings = Alternation.Run(Turns, variants);
        yield return Result.OfTime($"call, {answer}, Refit alone: time / hand-written", timings, 3, Goal.AtMost(stubTime));
        yield return Result.OfBytes($"call, {answer}, Refit alone: bytes / hand-written", timings[3], timings[0], Goal.AtMost(stubBytes));
        yield return Result.OfTime($"call, {answer}, {CallSet.StubName}: time / hand-written", timings, 1, Goal.AtMost(stubTime));
        yield return Result.OfBytes($"call, {answer}, {CallSet.StubName}: bytes / hand-written", timings[1], timings[0], Goal.AtMost(stubBytes));
        yield return Result.OfTime($"call, {answer}, whole chain: time / hand-written", timings, 2, Goal.AtMost(chainTime));
        yield return Result.OfBytes($"call, {answer}, whole chain: bytes / hand-written", timings[2], timings[0], Goal.AtMost(chainBytes));
    }
}
