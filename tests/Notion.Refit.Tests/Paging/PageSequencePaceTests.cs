using Notion.Refit.Models;
using Notion.Refit.Paging;
using Notion.Refit.Testing;

namespace Notion.Refit.Tests.Paging;

[TestFixture]
public sealed class PageSequencePaceTests
{
    private const int PageCount = 5;

    private static readonly TimeSpan s_server = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_consumer = TimeSpan.FromMilliseconds(30);

    private readonly ManualTimeProvider _time = new();
    private int _asked;

    [Test]
    public async Task Takes_as_long_as_the_slower_of_server_and_consumer()
    {
        Task reading = ReadAsync();
        await _time.WhenWaitingAsync(s_server);
        _time.Advance(s_server);
        for (int page = 1; page < PageCount; page++)
        {
            // Both are at work: the consumer on this page, the server on the next one.
            await Task.WhenAll(_time.WhenWaitingAsync(s_consumer), _time.WhenWaitingAsync(s_server));
            Assert.That(_asked, Is.EqualTo(page + 1), "one page ahead, and no more");
            _time.Advance(s_consumer);
            _time.Advance(s_server - s_consumer);
        }

        await _time.WhenWaitingAsync(s_consumer);
        _time.Advance(s_consumer);
        await reading;

        Assert.That(_time.Elapsed, Is.EqualTo((PageCount * s_server) + s_consumer));
        Assert.That(_asked, Is.EqualTo(PageCount));
    }

    private async Task ReadAsync()
    {
        await foreach (int item in PageSequence.Create<IPaginatedList<int>, int>((_, token) => FetchAsync(token), null, CancellationToken.None))
        {
            // All of the work of a page is done with its last item.
            if (item == 3)
                await Task.Delay(s_consumer, _time);
        }
    }

    private async Task<IPaginatedList<int>> FetchAsync(CancellationToken cancellationToken)
    {
        int page = ++_asked;
        await Task.Delay(s_server, _time, cancellationToken);
        return new ThreeItems(page < PageCount ? $"{page}" : null);
    }

    private sealed record ThreeItems(string? NextCursor) : IPaginatedList<int>
    {
        public IReadOnlyList<int> Items => [1, 2, 3];

        public bool HasMore => NextCursor is not null;
    }
}
