using Notion.Refit.Benchmarks.Bytes;
using Notion.Refit.Benchmarks.Measuring;

namespace Notion.Refit.Benchmarks.Calls;

/// <summary>One call over a handler that answers at once: what the client itself costs.</summary>
internal sealed class CallRows : IRows
{
    private const int Turns = 100;

    private static readonly PageId s_page = PageId.Parse("01234567-89ab-4def-8123-456789abcdef", null);

    public string Name => "calls";

    public IEnumerable<Result> Measure() => [.. Measure("small answer", AnswerBytes.Current.SmallPage), .. Measure("34 KB answer", AnswerBytes.Current.LargePage)];

    private static IEnumerable<Result> Measure(string answer, byte[] body)
    {
        using CallSet calls = new(body);
        Timing[] timings = Alternation.Run(Turns, calls.Variants(s_page));
        bool isSmall = body.Length < 1024;
        yield return Result.OfTime($"call, {answer}, {CallSet.StubName}: time / hand-written", timings, 1, Goal.AtMost(isSmall ? 1.3 : 1.05));
        yield return Result.OfBytes($"call, {answer}, {CallSet.StubName}: bytes / hand-written", timings[1], timings[0], Goal.AtMost(1.15));
        yield return Result.OfTime($"call, {answer}, whole chain: time / hand-written", timings, 2, Goal.AtMost(isSmall ? 2.3 : 1.1));
        yield return Result.OfBytes($"call, {answer}, whole chain: bytes / hand-written", timings[2], timings[0], Goal.AtMost(isSmall ? 1.5 : 1.1));
    }
}
