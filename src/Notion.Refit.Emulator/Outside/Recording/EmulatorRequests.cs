using System.Collections;

namespace Notion.Refit.Emulator;

/// <summary>The requests that have come to an emulator, the oldest first: to assert on in tests.</summary>
/// <remarks>
/// <para>It keeps the newest ones, as many as <see cref="NotionEmulatorOptions.RecordedRequests"/>, and fewer where their bodies have more
/// than 32 MiB together. A request is there before its answer reaches the client.</para>
/// <para>All members are safe for concurrent use; an enumeration shows what was there when it began.</para>
/// </remarks>
public sealed class EmulatorRequests : IReadOnlyCollection<ReceivedRequest>
{
    private const long MostBytes = 32 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<ReceivedRequest> _requests = [];
    private readonly int _capacity;
    private long _bytes;
    private long _total;

    internal EmulatorRequests(int capacity) => _capacity = capacity;

    /// <summary>How many are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _requests.Count;
        }
    }

    /// <summary>How many have come since the emulator was started, with those that are not kept.</summary>
    public long Total
    {
        get
        {
            lock (_lock)
                return _total;
        }
    }

    /// <summary>Those of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>The requests, the oldest first.</returns>
    public IReadOnlyList<ReceivedRequest> Of(NotionOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return [.. this.Where(request => request.Operation == operation)];
    }

    /// <summary>Forgets all of them. <see cref="Total"/> goes on.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _requests.Clear();
            _bytes = 0;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<ReceivedRequest> GetEnumerator()
    {
        ReceivedRequest[] requests;
        lock (_lock)
            requests = [.. _requests];
        return requests.AsEnumerable().GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether anything is kept.</summary>
    internal bool IsOn => _capacity > 0;

    internal void Add(ReceivedRequest request)
    {
        lock (_lock)
        {
            request.Number = ++_total;
            _requests.Enqueue(request);
            _bytes += request.Body.Length;
            while (_requests.Count > _capacity || (_bytes > MostBytes && _requests.Count > 1))
                _bytes -= _requests.Dequeue().Body.Length;
        }
    }
}
