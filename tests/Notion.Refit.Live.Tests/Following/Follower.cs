using Notion.Refit.Emulator;
using Notion.Refit.Live.Tests.Changes;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Following;

/// <summary>A store that follows, by polling or by events, and the changes that it reports.</summary>
internal sealed class Follower : IAsyncDisposable
{
    private readonly NotionClient _client;
    private readonly List<LiveFollow> _follows = [];
    private readonly List<LiveChange> _changes = [];
    private readonly List<WebhookEvent> _events = [];
    private readonly bool _isByEvents;
    private readonly Random _random;
    private readonly EmulatedDatabase[] _databases;
    private readonly bool _isByDatabase;
    private readonly PageId[] _pages;
    private Replay? _first;

    public Follower(NotionEmulator emulator, EmulatedConnection connection, ManualTimeProvider time, bool isByEvents, bool isByDatabase, Random random, EmulatedDatabase[] databases, PageId[] pages)
    {
        Time = time;
        _client = Connect(emulator, connection);
        _isByEvents = isByEvents;
        _random = random;
        _databases = databases;
        _isByDatabase = isByDatabase;
        _pages = pages;
        Store = LiveStore.Create(_client, new LiveStoreOptions { TimeProvider = time });
    }

    public LiveStore Store { get; }

    public ManualTimeProvider Time { get; }

    public string Name => $"{(_isByEvents ? "events" : "polling")}, {(_isByDatabase ? "databases" : "data sources")}, clock {Time.GetUtcNow():t}";

    public IReadOnlyList<LiveChange> Changes => _changes;

    public static NotionClient Connect(NotionEmulator emulator, EmulatedConnection connection) => NotionClient.Create(
        connection.Token, emulator.CreateHandler(), o => { o.BaseAddress = emulator.BaseAddress; o.RateLimit = NotionRateLimitOptions.None; });

    public async Task StartAsync()
    {
        // Looks are made by the test: no timer fires.
        foreach (EmulatedDatabase database in _databases)
        {
            var options = new LiveFollowOptions { Content = database == _databases[0], SweepEvery = Timeout.InfiniteTimeSpan };
            _follows.Add(_isByDatabase ? Store.Follow(database.Id, Timeout.InfiniteTimeSpan, options) : Store.Follow(database.DataSourceId, Timeout.InfiniteTimeSpan, options));
        }

        foreach (PageId page in _pages)
            _follows.Add(Store.Follow(page, Timeout.InfiniteTimeSpan, new() { Content = true, SweepEvery = Timeout.InfiniteTimeSpan }));
        foreach (LiveFollow follow in _follows)
            await follow.RefreshAsync();
        _first = Replay.Of(Store);
        Store.Watch(_changes.Add);
    }

    /// <summary>Receives an event: now, later, twice, or after later ones.</summary>
    public void Receive(WebhookEvent received)
    {
        lock (_events)
        {
            _events.Insert(_random.Next(3) == 0 ? _random.Next(_events.Count + 1) : _events.Count, received);
            if (_random.Next(5) == 0)
                _events.Insert(_random.Next(_events.Count + 1), received);
        }
    }

    public async Task StepAsync()
    {
        if (_isByEvents)
        {
            // Some wait for long.
            while (_random.Next(3) > 0 && Take() is { } next)
                await Store.ApplyAsync(next);
        }
        else if (_random.Next(4) == 0)
        {
            LiveFollow follow = _follows[_random.Next(_follows.Count)];
            await (_random.Next(10) == 0 ? follow.SweepAsync() : follow.RefreshAsync());
        }
    }

    public async Task FinishAsync()
    {
        while (_isByEvents && Take() is { } next)
            await Store.ApplyAsync(next);
        foreach (LiveFollow follow in _follows)
            await follow.SweepAsync();
        await Store.WhenDeliveredAsync(CancellationToken.None);
    }

    /// <summary>Applies the changes to the first state; returns what differs from the last one.</summary>
    public List<string> Replayed()
    {
        foreach (LiveChange change in _changes)
            _first!.Apply(change);
        return [.. _first!.Differences(Replay.Of(Store))];
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _client.Dispose();
    }

    private WebhookEvent? Take()
    {
        lock (_events)
        {
            if (_events.Count == 0)
                return null;
            WebhookEvent first = _events[0];
            _events.RemoveAt(0);
            return first;
        }
    }
}
