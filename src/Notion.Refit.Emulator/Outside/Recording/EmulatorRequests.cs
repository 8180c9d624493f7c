using System.Collections;

namespace Notion.Refit.Emulator;

/// <summary>The requests that an emulator received, the oldest first, for assertions in tests.</summary>
/// <remarks>
/// <para>It keeps the newest ones: as many as <see cref="NotionEmulatorOptions.RecordedRequests"/>, or fewer if their bodies exceed 32 MiB
/// together. A request is recorded before its response reaches the client.</para>
/// <para>All members are safe for concurrent use; an enumeration shows the requests at its start.</para>
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

    /// <summary>The number of requests that are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _requests.Count;
        }
    }

    /// <summary>The number of requests since the start of the emulator, including those that are not kept.</summary>
    public long Total
    {
        get
        {
            lock (_lock)
                return _total;
        }
    }

    /// <summary>Returns the requests of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>The requests, the oldest first.</returns>
    public IReadOnlyList<ReceivedRequest> Of(NotionOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return [.. this.Where(request => request.Operation == operation)];
    }

    /// <summary>Removes all requests. <see cref="Total"/> keeps counting.</summary>
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

    /// <summary>Whether requests are kept at all.</summary>
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
