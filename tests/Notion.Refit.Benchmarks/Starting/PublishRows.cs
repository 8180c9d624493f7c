using System.Globalization;
using Notion.Refit.Benchmarks.Measuring;

namespace Notion.Refit.Benchmarks.Starting;

/// <summary>How much larger a trimmed program becomes. Warnings of the trimmer are errors of the build.</summary>
internal sealed class PublishRows : IRows
{
    public string Name => "publish";

    public IEnumerable<Result> Measure() => [MeasureAsync("Trimmed").GetAwaiter().GetResult(), MeasureAsync("Native").GetAwaiter().GetResult()];

    private static async Task<Result> MeasureAsync(string form)
    {
        PublishedProgram plain = await PublishedProgram.CreateAsync("Plain", form);
        PublishedProgram typed = await PublishedProgram.CreateAsync("Typed", form);
        string details = string.Create(CultureInfo.InvariantCulture, $"hand-written {plain.Size / 1e6:N2} MB, Notion.Refit {typed.Size / 1e6:N2} MB, no warning");
        return new Result($"{form}, self-contained publish: size beyond the hand-written program", (typed.Size - plain.Size) / 1e6, Goal.AtMost(6, "MB"), details);
    }
}
