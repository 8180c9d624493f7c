using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Notion.Refit.Benchmarks.Bytes;
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
        MeasureAsync("small answer", AnswerBytes.Current.SmallPage).GetAwaiter().GetResult(),
        MeasureAsync("34 KB answer", AnswerBytes.Current.LargePage).GetAwaiter().GetResult(),
    ];

    private static async Task<Result> MeasureAsync(string answer, byte[] body)
    {
        await using WebApplication server = await CannedServer.StartAsync(body);
        using HttpClient client = HandWritten.Prepare(new SocketsHttpHandler(), CannedServer.AddressOf(server));
        var byHand = new HandWritten(client);
        using var notion = NotionClient.Create(HandWritten.Token, options => options.BaseAddress = CannedServer.AddressOf(server));
        INotionPages pages = notion.Pages;

        (double ratio, TimeSpan reference, TimeSpan work) = await ProcessWork.CompareAsync(
            Turns,
            () => Concurrent.RunAsync(Concurrency, CallsOfTurn, _ => byHand.RetrieveAsync(s_page)),
            () => Concurrent.RunAsync(Concurrency, CallsOfTurn, _ => pages.RetrieveAsync(s_page)));
        string details = string.Create(CultureInfo.InvariantCulture, $"{CallsOfTurn} calls with the server: hand-written {reference.TotalMilliseconds:N1} ms, whole chain {work.TotalMilliseconds:N1} ms of processor time");
        return new Result($"{Concurrency} concurrent calls over loopback, {answer}, whole chain: throughput / hand-written", ratio, Goal.AtLeast(0.95), details);
    }
}
