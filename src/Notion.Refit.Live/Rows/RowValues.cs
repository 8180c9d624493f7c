using Notion.Refit.Live.Saving;
using Notion.Refit.Models;
using Notion.Refit.Rows;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Mapping;
using Notion.Refit.Rows.Queries;

namespace Notion.Refit.Live.Rows;

/// <summary>Reads records from pages, and makes changes of pages from records.</summary>
internal static class RowValues
{
    /// <summary>Reads the record of a page with its pending values.</summary>
    public static TRow Read<TRow>(LivePage page, RowState state)
        where TRow : class, INotionRow<TRow> => RowReading.Read<TRow>(OriginOf(page, state));

    /// <summary>Sets what a record changes.</summary>
    /// <exception cref="NotionRowException">A member cannot be written. Nothing is set.</exception>
    public static void Write<TRow>(LivePage page, RowState state, TRow value)
        where TRow : class, INotionRow<TRow>
    {
        // What was read may be older than what is shown now. Where the record has what it was read with, Notion's value stays; a value that was set here since
        // is set back, as with any other property.
        HashSet<string>? changed = null;
        long moment = 0;
        if (value.Origin is { } origin && origin.Page.Id.Value == page.Key)
        {
            changed = [.. RowWriter.Changed(value, origin).Select(change => change.Key)];
            moment = origin.Moment;
        }

        page.Properties.Set(
            RowWriter.Changed(value, OriginOf(page, state)).Where(change => changed?.Contains(change.Key) != false || page.MomentOf(LiveProperties.KeyOf(new PropertyId(change.Key))) > moment));
    }

    /// <summary>Sets the values of a new row that are not empty.</summary>
    public static void WriteNew<TRow>(LivePage page, RowBinding binding, TRow value)
        where TRow : class, INotionRow<TRow> => page.Properties.Set(RowWriter.Added(value, binding));

    /// <summary>Completes the values that Notion has cut, if a member has such a one.</summary>
    public static async ValueTask CompleteAsync(LivePage page, RowBinding binding, CancellationToken cancellationToken)
    {
        foreach (Property? property in binding.Slots.Sort(page.Snapshot.Properties))
        {
            if (property is { IsIncomplete: true })
            {
                await page.CompleteAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
        }
    }

    private static RowOrigin OriginOf(LivePage page, RowState state)
    {
        Property?[] properties = state.Binding.Slots.Sort(state.Snapshot?.Properties ?? []);
        foreach (BoundColumn column in state.Binding.Columns)
        {
            if (page.FindPending(LiveProperties.KeyOf(column.Id))?.Value is { } pending)
            {
                PropertyValue value = pending is PendingPages pages ? pages.ToValue() : (PropertyValue)pending;
                properties[column.Member.Slot] = (properties[column.Member.Slot] ?? new Property { Id = column.Id, Value = value }).Complete(value);
            }
        }

        return new RowOrigin(state.Snapshot!, state.Binding, properties, isComplete: false) { IsNew = state.Snapshot is null, Moment = state.Moment };
    }
}
