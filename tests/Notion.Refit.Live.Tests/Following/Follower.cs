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
    private readonly DataSourceId[] _sources;
    private readonly PageId[] _pages;
    private Replay? _first;

    public Follower(NotionEmulator emulator, EmulatedConnection connection, ManualTimeProvider time, bool isByEvents, Random random, DataSourceId[] sources, PageId[] pages)
    {
        Time = time;
        _client = Connect(emulator, connection);
        _isByEvents = isByEvents;
        _random = random;
        _sources = sources;
        _pages = pages;
        Store = LiveStore.Create(_client, new LiveStoreOptions { TimeProvider = time });
    }

    public LiveStore Store { get; }

    public ManualTimeProvider Time { get; }

    public string Name => $"{(_isByEvents ? "events" : "polling")}, clock {Time.GetUtcNow():t}";

    public IReadOnlyList<LiveChange> Changes => _changes;

    public static NotionClient Connect(NotionEmulator emulator, EmulatedConnection connection) => NotionClient.Create(
        connection.Token, emulator.CreateHandler(), o => { o.BaseAddress = emulator.BaseAddress; o.RateLimit = NotionRateLimitOptions.None; });

    public async Task StartAsync()
    {
        // Looks are made by the test: no timer fires.
        foreach (DataSourceId source in _sources)
            _follows.Add(Store.Follow(source, Timeout.InfiniteTimeSpan, new() { Content = source == _sources[0], SweepEvery = Timeout.InfiniteTimeSpan }));
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
