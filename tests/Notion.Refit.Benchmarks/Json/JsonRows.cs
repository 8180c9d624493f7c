using Notion.Refit.Benchmarks.Measuring;

namespace Notion.Refit.Benchmarks.Json;

/// <summary>Decoding and encoding.</summary>
internal sealed class JsonRows : IRows
{
    private const int Turns = 60;

    public string Name => "json";

    public IEnumerable<Result> Measure()
    {
        foreach (JsonCase answer in JsonCase.All)
            answer.Check();
        return [.. JsonCase.All.SelectMany(Decode), .. JsonCase.All.SelectMany(Encode)];
    }

    private static IEnumerable<Result> Decode(JsonCase answer)
    {
        Timing[] timings = Alternation.Run(
            Turns,
            Variant.Of("reader loop", answer.Tokenize),
            Variant.Of("Notion.Refit", answer.Decode),
            Variant.Of("System.Text.Json", answer.DecodePlainly),
            Variant.Of("flat System.Text.Json", answer.DecodeFlat));
        yield return Result.OfTime($"decode a {answer.Name}: time / bare reader loop", timings, 1, Goal.AtMost(1.9));
        yield return Result.OfBytes($"decode a {answer.Name}: bytes / System.Text.Json source generation", timings[1], timings[2], Goal.AtMost(0.4));
        yield return new Result($"decode a {answer.Name}: time / flat System.Text.Json models", timings[1].Nanoseconds / timings[3].Nanoseconds, Goal.AtMost(0.7), "");
        yield return Result.OfBytes($"decode a {answer.Name}: bytes / flat System.Text.Json models", timings[1], timings[3], Goal.AtMost(1));
    }

    private static IEnumerable<Result> Encode(JsonCase answer)
    {
        Timing[] timings = Alternation.Run(
            Turns,
            Variant.Of("JsonElement.WriteTo", answer.WriteTokens),
            Variant.Of("Notion.Refit", answer.Encode),
            Variant.Of("System.Text.Json", answer.EncodePlainly));
        yield return Result.OfTime($"encode a {answer.Name}: time / JsonElement.WriteTo", timings, 1, Goal.AtMost(0.9));
        yield return new Result($"encode a {answer.Name}: allocated", timings[1].Bytes, Goal.AtMost(0, "B"), "");
    }
}
