using System.Diagnostics;
using System.Globalization;
using Notion.Refit.Benchmarks.Calls;
using Notion.Refit.Benchmarks.Measuring;

namespace Notion.Refit.Benchmarks.Loopback;

/// <summary>Calls over sockets, 64 at the same time.</summary>
internal sealed class LoopbackRows : IRows
{
    private const int Concurrency = 64;
    private const int CallsOfTurn = Concurrency * 8;
    private const int Turns = 25;

    private static readonly PageId s_page = PageId.Parse("01234567-89ab-4def-8123-456789abcdef", null);

    public string Name => "loopback";

    public IEnumerable<Result> Measure() =>
    [
        MeasureAsync("small", 0.6).GetAwaiter().GetResult(),
        MeasureAsync("large", 0.82).GetAwaiter().GetResult(),
    ];

    private static async Task<Result> MeasureAsync(string answer, double goal)
    {
        // In a process of its own: the processor time of this one is that of the clients.
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(LoopbackRows).Assembly.Location, "--serve", answer]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Uri address = new((await server.StandardOutput.ReadLineAsync())!);
        using HttpClient client = HandWritten.Prepare(new SocketsHttpHandler(), address);
        var byHand = new HandWritten(client);
        using var notion = NotionClient.Create(HandWritten.Token, options => options.BaseAddress = address);
        Func<int, Task> handWritten = answer == "small" ? _ => byHand.RetrieveMeAsync() : _ => byHand.RetrieveAsync(s_page);
        Func<int, Task> chain = answer == "small" ? _ => notion.Users.RetrieveMeAsync() : _ => notion.Pages.RetrieveAsync(s_page);

        (double ratio, TimeSpan reference, TimeSpan work) = await ProcessWork.CompareAsync(
            Turns,
            () => Concurrent.RunAsync(Concurrency, CallsOfTurn, handWritten),
            () => Concurrent.RunAsync(Concurrency, CallsOfTurn, chain));
        string details = string.Create(CultureInfo.InvariantCulture, $"{CallsOfTurn} calls: hand-written {reference.TotalMilliseconds:N1} ms, whole chain {work.TotalMilliseconds:N1} ms of processor time");
        server.StandardInput.Close();
        await server.WaitForExitAsync();
        return new Result($"{Concurrency} concurrent calls over loopback, {(answer == "small" ? "users/me" : "34 KB answer")}, whole chain: throughput / hand-written", ratio, Goal.AtLeast(goal), details);
    }
}
