using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;
using Notion.Refit.Rows.Queries;

namespace Notion.Refit.Rows.Writing;

/// <summary>Brings rows to a data source by a key: those that are missing are created, those that differ are updated.</summary>
internal sealed class RowUpsert<TRow>(RowContext<TRow> context, RowMember key, TimeProvider time)
    where TRow : class, INotionRow<TRow>
{
    // As long as that after it was sent, Notion may still carry out a request.
    private static readonly TimeSpan s_serverLimit = TimeSpan.FromSeconds(60);

    private const int KeysOfARequest = 100;
    private const int RowsOfARequest = 100;

    public async Task<RowResults<TRow>> RunAsync(TRow[] rows, IProgress<RowProgress>? progress, CancellationToken cancellationToken)
    {
        RowBinding binding = await context.BindAsync(cancellationToken).ConfigureAwait(false);
        string[] keys = Keys(rows, binding);
        Dictionary<string, List<TRow>> existing = await FindAsync(binding, keys, cancellationToken).ConfigureAwait(false);
        return await RowBatch.RunAsync(rows, WriteAsync, progress, cancellationToken).ConfigureAwait(false);

        async Task<RowResult<TRow>> WriteAsync(TRow row, int index, CancellationToken token) =>
            existing.TryGetValue(keys[index], out List<TRow>? found)
                ? await UpdateAsync(row, index, found, token).ConfigureAwait(false)
                : new RowResult<TRow>(index, await AddAsync(row, binding, keys[index], token).ConfigureAwait(false), RowOutcome.Added);
    }

    private async Task<RowResult<TRow>> UpdateAsync(TRow row, int index, List<TRow> found, CancellationToken cancellationToken)
    {
        if (found.Count > 1)
            throw Duplicate(found);

        RowOrigin origin = found[0].Origin!;
        try
        {
            (TRow updated, bool sent) = await RowCommands.UpdateAsync(context, row, origin, cancellationToken).ConfigureAwait(false);
            return new RowResult<TRow>(index, updated, sent ? RowOutcome.Updated : RowOutcome.Unchanged);
        }
        catch (Exception e) when (e is not OperationCanceledException && LostResponse.IsPossible(e))
        {
            // What Notion has now decides; if it has the change, nothing is sent again.
            Page page = await context.Client.Pages.RetrieveAsync(origin.Page.Id, RowReading.Wanted(origin.Binding), cancellationToken).ConfigureAwait(false);
            TRow current = await RowReading.ReadAsync(context, origin.Binding, page, cancellationToken).ConfigureAwait(false);
            (TRow updated, _) = await RowCommands.UpdateAsync(context, row, current.Origin!, cancellationToken).ConfigureAwait(false);
            return new RowResult<TRow>(index, updated, RowOutcome.Updated);
        }
    }

    private async Task<TRow> AddAsync(TRow row, RowBinding binding, string value, CancellationToken cancellationToken)
    {
        while (true)
        {
            long sent = time.GetTimestamp();
            try
            {
                return await RowCommands.AddAsync(context, row, new RowAddition(), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException && LostResponse.IsPossible(e))
            {
                if (await LookUpAsync(binding, value, sent, cancellationToken).ConfigureAwait(false) is { } found)
                    return found;
            }
        }
    }

    // Looks for a row whose creation got no response, until Notion cannot create it any more. Null: it can be created again.
    private async Task<TRow?> LookUpAsync(RowBinding binding, string value, long sent, CancellationToken cancellationToken)
    {
        TimeSpan wait = TimeSpan.FromSeconds(1);
        while (true)
        {
            bool isLast = time.GetElapsedTime(sent) >= s_serverLimit;
            Dictionary<string, List<TRow>> found = await FindByKeysAsync(binding, [value], cancellationToken).ConfigureAwait(false);
            if (found.TryGetValue(value, out List<TRow>? rows))
                return rows.Count == 1 ? rows[0] : throw Duplicate(rows);
            if (isLast)
                return null;

            TimeSpan left = s_serverLimit - time.GetElapsedTime(sent);
            await Task.Delay(left < wait ? TimeSpan.FromTicks(Math.Max(left.Ticks, 1)) : wait, time, cancellationToken).ConfigureAwait(false);
            wait *= 2;
        }
    }

    private string[] Keys(TRow[] rows, RowBinding binding)
    {
        var keys = new string[rows.Length];
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < rows.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(rows[i], $"rows[{i}]");
            string? value = RowWriter.KeyOf(rows[i], binding, key.Slot);
            if (string.IsNullOrEmpty(value))
                throw new ArgumentException($"Row {i} has no {key.Name}, which is the key.", nameof(rows));
            if (!positions.TryAdd(value, i))
                throw new ArgumentException($"Rows {positions[value]} and {i} have the same {key.Name}: '{value}'.", nameof(rows));
            keys[i] = value;
        }

        return keys;
    }

    // By keys that is a request for 100 of them. Reading everything is less only if there are fewer rows than keys, which the first page shows.
    private async Task<Dictionary<string, List<TRow>>> FindAsync(RowBinding binding, string[] keys, CancellationToken cancellationToken)
    {
        if (keys.Length == 0)
            return [];
        int requests = (keys.Length + KeysOfARequest - 1) / KeysOfARequest;
        if (requests > 1 && await FindInAllAsync(binding, keys, requests, cancellationToken).ConfigureAwait(false) is { } all)
            return all;

        var found = new Dictionary<string, List<TRow>>(StringComparer.Ordinal);
        foreach (string[] chunk in keys.Chunk(KeysOfARequest))
        {
            foreach ((string value, List<TRow> rows) in await FindByKeysAsync(binding, chunk, cancellationToken).ConfigureAwait(false))
                found[value] = rows;
        }

        return found;
    }

    // Reads everything; null when most rows turn out to be none of the keys, or when it takes too many requests.
    private async Task<Dictionary<string, List<TRow>>?> FindInAllAsync(RowBinding binding, string[] keys, int requests, CancellationToken cancellationToken)
    {
        HashSet<string> wanted = new(keys, StringComparer.Ordinal);
        var found = new Dictionary<string, List<TRow>>(StringComparer.Ordinal);
        int read = 0;
        int hits = 0;
        await foreach (TRow row in RowReading.ReadAllAsync(context, new RowQueryState(), cancellationToken).ConfigureAwait(false))
        {
            read++;
            string? value = RowWriter.KeyOf(row, binding, key.Slot);
            if (value is not null && wanted.Contains(value))
            {
                hits++;
                Add(found, value, row);
            }

            // After a page: what is left of the data source is likely to be of the same kind.
            if (read % RowsOfARequest == 0 && (hits * 2 < read || read / RowsOfARequest > requests * 2))
                return null;
        }

        return found;
    }

    private async Task<Dictionary<string, List<TRow>>> FindByKeysAsync(RowBinding binding, string[] keys, CancellationToken cancellationToken)
    {
        RowFilter filter = new RowCondition(key, RowOperator.AnyOf, key.Kind is RowMemberKind.Number
            ? Array.ConvertAll(keys, static value => double.Parse(value, System.Globalization.CultureInfo.InvariantCulture))
            : keys);
        HashSet<string> wanted = new(keys, StringComparer.Ordinal);
        var found = new Dictionary<string, List<TRow>>(StringComparer.Ordinal);
        await foreach (TRow row in RowReading.ReadAllAsync(context, new RowQueryState { Filter = filter }, cancellationToken).ConfigureAwait(false))
        {
            // Notion may compare less exactly.
            if (RowWriter.KeyOf(row, binding, key.Slot) is { } value && wanted.Contains(value))
                Add(found, value, row);
        }

        return found;
    }

    private static void Add(Dictionary<string, List<TRow>> found, string value, TRow row)
    {
        if (!found.TryGetValue(value, out List<TRow>? rows))
            found[value] = rows = [];
        rows.Add(row);
    }

    private InvalidOperationException Duplicate(List<TRow> rows) =>
        new($"Several rows in Notion have the same {key.Name}: {string.Join(", ", rows.Select(row => $"{row.Origin!.Page.Id} ({row.Origin.Page.Url})"))}. Delete all but one.");
}
