using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Outside.Webhooks;

/// <summary>Collects the signals of one subscription for the time of the aggregation window.</summary>
internal sealed class WebhookCollector
{
    private static readonly (string First, string Second)[] Opposites = [("created", "deleted"), ("deleted", "undeleted"), ("undeleted", "deleted")];

    private readonly List<Collected> _collected = [];

    /// <summary>Whether nothing is collected.</summary>
    public bool IsEmpty => _collected.Count == 0;

    /// <summary>Adds a signal to those collected: joined to one of its type, or cancelling its opposite.</summary>
    public void Add(WebhookSignal signal, DateTimeOffset time)
    {
        int opposite = _collected.FindIndex(entry => entry.Signal.Entity.Id == signal.Entity.Id && AreOpposite(entry.Signal.Type, signal.Type));
        if (opposite >= 0)
        {
            // What was created and deleted within the window causes nothing at all.
            if (_collected[opposite].Signal.Type.EndsWith(".created", StringComparison.Ordinal))
                _collected.RemoveAll(entry => entry.Signal.Entity.Id == signal.Entity.Id);
            else
                _collected.RemoveAt(opposite);
            return;
        }

        int same = _collected.FindIndex(entry => entry.Signal.Entity.Id == signal.Entity.Id && string.Equals(entry.Signal.Type, signal.Type, StringComparison.Ordinal));
        if (same < 0)
        {
            _collected.Add(new Collected(signal, [signal.Author], time));
            return;
        }

        Collected before = _collected[same];
        _collected[same] = new Collected(before.Signal.Join(signal), [.. before.Authors.Union([signal.Author])], time);
    }

    /// <summary>Returns what was collected, and starts anew.</summary>
    public IReadOnlyList<Collected> Take()
    {
        Collected[] all = [.. _collected.Where(entry => !IsEmptySchema(entry.Signal))];
        _collected.Clear();
        return all;
    }

    private static bool IsEmptySchema(WebhookSignal signal) => signal.Type.EndsWith(".schema_updated", StringComparison.Ordinal) && signal.Schema.Count == 0;

    private static bool AreOpposite(string first, string second)
    {
        int dot = first.IndexOf('.', StringComparison.Ordinal) + 1;
        return second.StartsWith(first[..dot], StringComparison.Ordinal) && Opposites.Contains((first[dot..], second[dot..]));
    }

    /// <summary>Signals of one type and object.</summary>
    /// <param name="Signal">The joined signal.</param>
    /// <param name="Authors">All authors.</param>
    /// <param name="Time">The time of the last one.</param>
    internal sealed record Collected(WebhookSignal Signal, IReadOnlyList<StoredUser> Authors, DateTimeOffset Time);
}
