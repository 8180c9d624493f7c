using System.Globalization;
using Notion.Refit.Benchmarks.Bytes;
using Notion.Refit.Benchmarks.Measuring;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Calls;

/// <summary>What the parts of the chain cost a call with a small answer: the chain with one of them left out, and with all.</summary>
internal sealed class ChainPartRows : IRows
{
    private const int Turns = 200;

    private static readonly PageId s_page = PageId.Parse("01234567-89ab-4def-8123-456789abcdef", null);

    private static readonly (string Name, Action<NotionOptions> LeaveOut)[] s_chains =
    [
        ("whole chain", static _ => { }),
        ("chain without the limiter", WithoutLimiter),
        ("chain without time limits", WithoutTimeLimits),
        ("chain without retries", WithoutRetries),
        ("chain without any of the three", WithoutLimiter + (Action<NotionOptions>)WithoutTimeLimits + WithoutRetries),
    ];

    public string Name => "parts";

    public IEnumerable<Result> Measure()
    {
        byte[] body = AnswerBytes.Current.SmallPage;
        using CallSet calls = new(body);
        NotionClient[] clients = [.. s_chains.Select(chain => NotionClient.Create(HandWritten.Token, new CannedHandler(body), chain.LeaveOut))];
        Timing[] timings = Alternation.Run(
            Turns,
            [
                Variant.Of<Page>("hand-written", () => calls.ByHand.RetrieveAsync(s_page)),
                Variant.Of<Page>(CallSet.StubName, () => ((INotionPages)calls.Stub).RetrieveAsync(s_page)),
                .. s_chains.Zip(clients, static (chain, client) => Variant.Of<Page>(chain.Name, () => client.Pages.RetrieveAsync(s_page))),
            ]);
        for (int i = 1; i < timings.Length; i++)
            yield return new Result($"call, small answer, {timings[i].Name}: time / hand-written", timings[i].Ratio, Goal.AtMost(i == 1 ? 1.3 : 2.5), string.Create(CultureInfo.InvariantCulture, $"{timings[i].Nanoseconds:N0} ns"));
        foreach (NotionClient client in clients)
            client.Dispose();
    }

    private static void WithoutLimiter(NotionOptions options) => options.RateLimit = NotionRateLimitOptions.None;

    private static void WithoutTimeLimits(NotionOptions options) => (options.AttemptTimeout, options.TotalTimeout) = (Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private static void WithoutRetries(NotionOptions options) => options.Retry = NotionRetryOptions.None;
}
