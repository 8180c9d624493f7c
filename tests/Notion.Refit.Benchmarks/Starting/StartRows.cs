using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Notion.Refit.Benchmarks.Bytes;
using Notion.Refit.Benchmarks.Loopback;
using Notion.Refit.Benchmarks.Measuring;

namespace Notion.Refit.Benchmarks.Starting;

/// <summary>From the start of a process to its first decoded answer, compiled when needed and compiled ahead.</summary>
internal sealed class StartRows : IRows
{
    private const int Starts = 21;

    public string Name => "start";

    public IEnumerable<Result> Measure()
    {
        yield return MeasureAsync("Jit", 1.4).GetAwaiter().GetResult();
        yield return MeasureAsync("ReadyToRun", 1.4).GetAwaiter().GetResult();
        yield return MeasureAsync("Native", 1.7).GetAwaiter().GetResult();
    }

    private static async Task<Result> MeasureAsync(string form, double goal)
    {
        PublishedProgram plain = await PublishedProgram.CreateAsync("Plain", form);
        PublishedProgram typed = await PublishedProgram.CreateAsync("Typed", form);
        await using WebApplication server = await CannedServer.StartAsync(static request =>
            request.Path.StartsWithSegments("/v1/pages", StringComparison.Ordinal) ? AnswerBytes.Current.Page : AnswerBytes.Current.Blocks);
        Uri address = CannedServer.AddressOf(server);

        // The first of each is for the cache of the disk.
        await plain.StartAsync(address);
        await typed.StartAsync(address);
        var plainTimes = new (double Work, double Elapsed)[Starts];
        var typedTimes = new (double Work, double Elapsed)[Starts];
        for (int i = 0; i < Starts; i++)
        {
            plainTimes[i] = await plain.StartAsync(address);
            typedTimes[i] = await typed.StartAsync(address);
        }

        double ratio = Timing.Median([.. typedTimes.Zip(plainTimes, static (own, other) => own.Work / other.Work)]);
        string details = string.Create(CultureInfo.InvariantCulture, $"processor time {Work(plainTimes):N0} → {Work(typedTimes):N0} ms, elapsed {Elapsed(plainTimes):N0} → {Elapsed(typedTimes):N0} ms");
        return new Result($"process start to first decoded answer, {form}: time / hand-written with source generation", ratio, Goal.AtMost(goal), details);
    }

    private static double Work((double Work, double Elapsed)[] times) => Timing.Median([.. times.Select(static time => time.Work)]);

    private static double Elapsed((double Work, double Elapsed)[] times) => Timing.Median([.. times.Select(static time => time.Elapsed)]);
}
