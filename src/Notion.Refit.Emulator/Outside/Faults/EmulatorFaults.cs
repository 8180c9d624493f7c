using Notion.Refit.Emulator.Outside.Faults;

namespace Notion.Refit.Emulator;

/// <summary>The faults of an emulator: <c>emulator.Faults.Next(2, NotionOperations.AppendBlockChildren).ServiceUnavailableAfterCommit()</c>.</summary>
/// <remarks>
/// <para>The first call selects the requests, the second the fault. A request has at most one fault: the first matching one that was
/// added. Without operations a fault applies to all of them. Requests that are not operations of the API, such as the download of a
/// file, have no faults.</para>
/// <para>Faults come before everything else: a request that is rate limited or lost by a fault is neither checked nor counted by the
/// emulated API.</para>
/// <para>All members are safe for concurrent use.</para>
/// </remarks>
public sealed class EmulatorFaults
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Dictionary<FaultKind, int> _injected = [];
    private FaultRule[] _rules = [];
    private Random _random;
    private int _stalled;

    internal EmulatorFaults(TimeProvider time, int? seed)
    {
        _time = time;
        _random = seed is { } start ? new Random(start) : new Random();
    }

    /// <summary>The number of requests that each kind of fault has hit so far.</summary>
    public IReadOnlyDictionary<FaultKind, int> Injected
    {
        get
        {
            lock (_lock)
                return new Dictionary<FaultKind, int>(_injected);
        }
    }

    /// <summary>The number of requests that are waiting for a stalled response, or for the rest of one.</summary>
    public int Stalled => Volatile.Read(ref _stalled);

    /// <summary>Selects the next request.</summary>
    /// <param name="operations">The operations; none for all.</param>
    /// <returns>The trigger, to select the fault.</returns>
    public FaultTrigger Next(params ReadOnlySpan<NotionOperation> operations) => Next(1, operations);

    /// <summary>Selects the next requests.</summary>
    /// <param name="count">The number of requests, from 1.</param>
    /// <param name="operations">The operations; none for all.</param>
    /// <returns>The trigger, to select the fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public FaultTrigger Next(int count, params ReadOnlySpan<NotionOperation> operations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        NotionOperation[] concerned = [.. operations];
        return new FaultTrigger(this, fault => new FaultRule(fault, concerned) { Remaining = count });
    }

    /// <summary>Selects all requests of a time that starts when the fault is added, by the emulator's clock.</summary>
    /// <param name="time">The duration.</param>
    /// <param name="operations">The operations; none for all.</param>
    /// <returns>The trigger, to select the fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    public FaultTrigger During(TimeSpan time, params ReadOnlySpan<NotionOperation> operations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        NotionOperation[] concerned = [.. operations];
        return new FaultTrigger(this, fault => new FaultRule(fault, concerned) { Until = _time.GetUtcNow() + time });
    }

    /// <summary>Selects all requests until <see cref="Clear"/>.</summary>
    /// <param name="operations">The operations; none for all.</param>
    /// <returns>The trigger, to select the fault.</returns>
    public FaultTrigger Always(params ReadOnlySpan<NotionOperation> operations)
    {
        NotionOperation[] concerned = [.. operations];
        return new FaultTrigger(this, fault => new FaultRule(fault, concerned));
    }

    /// <summary>Selects random requests. The shares of all such faults that match a request add up.</summary>
    /// <remarks>The random numbers are the same in every run if the emulator has a seed, or after <see cref="Reseed"/>.</remarks>
    /// <param name="share">The share of the requests, from 0 to 1.</param>
    /// <param name="operations">The operations; none for all.</param>
    /// <returns>The trigger, to select the fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public FaultTrigger Sometimes(double share, params ReadOnlySpan<NotionOperation> operations)
    {
        if (share is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share is a number from 0 to 1.");
        NotionOperation[] concerned = [.. operations];
        return new FaultTrigger(this, fault => new FaultRule(fault, concerned) { Share = share });
    }

    /// <summary>Restarts the random numbers of <see cref="Sometimes"/>.</summary>
    /// <param name="seed">The seed.</param>
    public void Reseed(int seed)
    {
        lock (_lock)
            _random = new Random(seed);
    }

    /// <summary>Adds the faults of a file as for <c>--faults</c>; the README of the emulator describes its format.</summary>
    /// <param name="json">The text of the file.</param>
    /// <exception cref="FormatException">The text is not a fault file; the message names the place. Nothing is added.</exception>
    public void Load(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        FaultFile.Parse(json).AddTo(this, _time);
    }

    /// <summary>Removes all faults. Stalled requests stay stalled.</summary>
    public void Clear()
    {
        lock (_lock)
            _rules = [];
    }

    /// <summary>Called when a request is stalled.</summary>
    internal Action? Stalling { get; set; }

    /// <summary>The fault of a request; null for none.</summary>
    internal Fault? Take(NotionOperation operation)
    {
        // Most emulators have no faults: that costs nothing.
        if (Volatile.Read(ref _rules).Length == 0)
            return null;
        lock (_lock)
        {
            double? number = null;
            foreach (FaultRule rule in _rules)
            {
                if (!rule.Concerns(operation) || !IsHit(rule, ref number))
                    continue;
                _injected[rule.Fault.Kind] = _injected.GetValueOrDefault(rule.Fault.Kind) + 1;
                return rule.Fault;
            }

            return null;
        }
    }

    internal void Add(FaultRule rule)
    {
        lock (_lock)
            _rules = [.. _rules, rule];
    }

    /// <summary>Adds all faults of another instance.</summary>
    internal void Take(EmulatorFaults staged, int? seed)
    {
        lock (_lock)
            _rules = [.. _rules, .. staged._rules];
        if (seed is { } start)
            Reseed(start);
    }

    /// <summary>Waits until the client gives up or the emulator stops.</summary>
    internal async Task StallAsync(CancellationToken cancellationToken)
    {
        // A client that gives up is no longer counted from that moment on, not only when the wait has ended.
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Increment(ref _stalled);
        Stalling?.Invoke();
        await using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static state =>
            {
                (EmulatorFaults faults, TaskCompletionSource waiting) = ((EmulatorFaults, TaskCompletionSource))state!;
                Interlocked.Decrement(ref faults._stalled);
                waiting.SetResult();
            },
            (this, over));
        await over.Task;
        cancellationToken.ThrowIfCancellationRequested();
    }

    private bool IsHit(FaultRule rule, ref double? number)
    {
        if (rule.Until <= _time.GetUtcNow())
        {
            Remove(rule);
            return false;
        }

        if (rule.Share is { } share)
        {
            // One number a request, from which each share cuts its part.
            number ??= _random.NextDouble();
            if (number >= share)
            {
                number -= share;
                return false;
            }
        }

        if (rule.Remaining is { } remaining)
        {
            rule.Remaining = remaining - 1;
            if (remaining == 1)
                Remove(rule);
        }

        return true;
    }

    // Another array: the one that is being enumerated stays as it is.
    private void Remove(FaultRule rule) => _rules = [.. _rules.Where(other => other != rule)];
}
