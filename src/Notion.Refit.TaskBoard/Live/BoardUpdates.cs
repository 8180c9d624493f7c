using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Notion.Refit.TaskBoard.Live;

/// <summary>Passes changes of cards to the windows that show their board.</summary>
internal sealed class BoardUpdates(IHostApplicationLifetime app, TimeProvider time)
{
    private const int MaxWaiting = 100;

    private readonly ConcurrentDictionary<DataSourceId, Subject> _boards = new();

    /// <summary>Returns the version of a board: it differs after every change, and after a restart of the app.</summary>
    public string VersionOf(DataSourceId board) => Of(board).Version;

    /// <summary>Informs all windows that show a board.</summary>
    public void Publish(DataSourceId board, PageId card) => Of(board).Publish(card);

    /// <summary>Follows a board until the window is closed: first its version, then each change.</summary>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(DataSourceId board, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, app.ApplicationStopping);

        // A window that is too slow loses its channel. The browser connects again, sees another version and reads the whole board.
        Channel<CardChange> channel = Channel.CreateBounded<CardChange>(MaxWaiting);
        Subject subject = Of(board);
        yield return new SseItem<string>(subject.Add(channel), "version") { ReconnectionInterval = TimeSpan.FromSeconds(1) };
        try
        {
            while (await WaitAsync(channel.Reader, either.Token))
            {
                while (channel.Reader.TryRead(out CardChange change))
                    yield return new SseItem<string>(change.Card.ToString(), "card") { EventId = change.Version };
            }
        }
        finally
        {
            subject.Remove(channel);
        }
    }

    private static async Task<bool> WaitAsync(ChannelReader<CardChange> reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.WaitToReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private Subject Of(DataSourceId board) => _boards.GetOrAdd(board, static (_, start) => new Subject(start), time.GetUtcNow().UtcTicks);

    private sealed class Subject(long start)
    {
        private readonly Lock _lock = new();
        private ImmutableArray<Channel<CardChange>> _windows = [];
        private long _version = start;

        public string Version => Volatile.Read(ref _version).ToString(CultureInfo.InvariantCulture);

        public string Add(Channel<CardChange> window)
        {
            lock (_lock)
            {
                _windows = _windows.Add(window);
                return Version;
            }
        }

        public void Remove(Channel<CardChange> window)
        {
            lock (_lock)
                _windows = _windows.Remove(window);
        }

        public void Publish(PageId card)
        {
            lock (_lock)
            {
                _version++;
                foreach (Channel<CardChange> window in _windows.Where(window => !window.Writer.TryWrite(new CardChange(card, Version))))
                    window.Writer.TryComplete();
            }
        }
    }
}
