using Notion.Refit.Live.Following;

namespace Notion.Refit.Live;

/// <summary>Keeps a page, the rows of a data source, a database or a view fresh: by looking again and again. Dispose it to end it.</summary>
/// <remarks>
/// What has changed is decided by Notion's times only, never by the clock of the machine. Failures do not end it: they are in <see cref="Status"/>, and
/// the next look reads from the same place.
/// </remarks>
public sealed class LiveFollow : IDisposable
{
    private readonly LiveStore _store;
    private readonly IFollowed _followed;
    private readonly LiveFollowOptions _options;
    private readonly Action<LiveFollow> _end;
    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private LiveFollowStatus _status;
    private long _lastSweep;
    private bool _isRead;
    private bool _isDisposed;

    internal LiveFollow(LiveStore store, IFollowed followed, TimeSpan every, LiveFollowOptions options, Action<LiveFollow> end)
    {
        _store = store;
        _followed = followed;
        _options = options;
        _end = end;
        _status = new LiveFollowStatus(every, every, 0, 0, null, null, null);
        Completion = Task.Run(RunAsync);
    }

    /// <summary>The object that is followed.</summary>
    public EntityId Id => new(_followed.Id);

    /// <summary>The interval that is kept, the requests of a round, the last failure.</summary>
    public LiveFollowStatus Status => Volatile.Read(ref _status);

    /// <summary>Completes when nothing runs any more.</summary>
    internal Task Completion { get; }

    /// <summary>Looks at once for what the time of the last change shows; reads everything the first time.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task that completes when the store is up to date.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    /// <exception cref="ObjectDisposedException">The following or the store has ended.</exception>
    public Task RefreshAsync(CancellationToken cancellationToken = default) => LookAsync(isSweep: false, isStart: false, cancellationToken);

    /// <summary>Looks at once for everything, also for what the time of the last change does not show.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task that completes when the store is up to date.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    /// <exception cref="ObjectDisposedException">The following or the store has ended.</exception>
    public Task SweepAsync(CancellationToken cancellationToken = default) => LookAsync(isSweep: true, isStart: false, cancellationToken);

    /// <summary>Whether it follows an object in a given way.</summary>
    internal bool IsOf<T>(Guid id)
        where T : IFollowed => _followed is T && _followed.Id == id;

    /// <summary>Ends the following. What is known stays.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        _ending.Cancel();
        _end(this);
    }

    /// <summary>Sets the interval that the rate limit can hold.</summary>
    /// <param name="requestsPerSecond">The requests a second that following this object may use.</param>
    internal void Fit(double requestsPerSecond)
    {
        LiveFollowStatus status = Status;
        if (status.Requested == Timeout.InfiniteTimeSpan || status.RequestsPerRound == 0)
            return;
        TimeSpan least = TimeSpan.FromSeconds(status.RequestsPerRound / requestsPerSecond);
        Volatile.Write(ref _status, status with { Interval = least > status.Requested ? least : status.Requested });
    }

    private async Task RunAsync()
    {
        bool isSweep = false, isStart = true;
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                await LookAsync(isSweep, isStart, _ending.Token).ConfigureAwait(false);
                isStart = false;
            }
            catch (Exception) when (_ending.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                FollowLog.Failed(_store.Logger, Id, e);
            }

            try
            {
                isSweep = await WaitAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // Waits for the next look; returns whether it is a sweep.
    private async Task<bool> WaitAsync()
    {
        TimeSpan interval = Status.Interval;
        TimeSpan untilSweep = _options.SweepEvery == Timeout.InfiniteTimeSpan
            ? Timeout.InfiniteTimeSpan
            : _options.SweepEvery - _store.TimeProvider.GetElapsedTime(Volatile.Read(ref _lastSweep));
        if (untilSweep < TimeSpan.Zero && untilSweep != Timeout.InfiniteTimeSpan)
            untilSweep = TimeSpan.Zero;
        bool isSweep = untilSweep != Timeout.InfiniteTimeSpan && (interval == Timeout.InfiniteTimeSpan || untilSweep <= interval);

        // After a failure, a sweep that is due does not repeat at once.
        TimeSpan wait = isSweep ? untilSweep : interval;
        if (Status.Error is not null && wait == TimeSpan.Zero)
            wait = interval == Timeout.InfiniteTimeSpan ? TimeSpan.FromSeconds(30) : interval;
        await Task.Delay(wait, _store.TimeProvider, _ending.Token).ConfigureAwait(false);
        return isSweep;
    }

    private async Task LookAsync(bool isSweep, bool isStart, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending.Token);
        await _oneAtATime.WaitAsync(linked.Token).ConfigureAwait(false);
        try
        {
            // The app has looked before the first look of its own.
            if (isStart && _isRead)
                return;
            await _store.CheckInstallationAsync(linked.Token).ConfigureAwait(false);
            bool isFirst = !_isRead;
            isSweep |= isFirst && !_followed.IsKnown;
            var reader = new LookReader(_store);
            if (isSweep)
                await _followed.SweepAsync(reader, linked.Token).ConfigureAwait(false);
            else
                await _followed.LookAsync(reader, linked.Token).ConfigureAwait(false);
            await DoubtfulReading.RunAsync(_store, reader, linked.Token).ConfigureAwait(false);
            _isRead = true;
            if (isSweep || isFirst)
                Volatile.Write(ref _lastSweep, _store.TimeProvider.GetTimestamp());
            DateTimeOffset now = _store.TimeProvider.GetUtcNow();
            LiveFollowStatus status = Status;
            Volatile.Write(ref _status, status with
            {
                RequestsPerRound = isSweep ? status.RequestsPerRound : reader.Requests,
                RequestsPerSweep = isSweep ? reader.Requests : status.RequestsPerSweep,
                LastRound = now,
                LastSweep = isSweep ? now : status.LastSweep,
                Error = null,
            });
            _store.FitFollows();
        }
        catch (Exception e) when (!linked.IsCancellationRequested)
        {
            Volatile.Write(ref _status, Status with { Error = e });
            throw;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
