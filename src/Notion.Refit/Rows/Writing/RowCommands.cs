using Notion.Refit.Json;
using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Mapping;
using Notion.Refit.Rows.Queries;

namespace Notion.Refit.Rows.Writing;

/// <summary>Creates and updates single rows.</summary>
internal static class RowCommands
{
    public static async Task<TRow> AddAsync<TRow>(RowContext<TRow> context, TRow row, RowAddition addition, CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow>
    {
        RowBinding binding = await context.BindAsync(cancellationToken).ConfigureAwait(false);
        var request = new CreatePageRequest
        {
            Parent = Parent.DataSource(binding.Schema.DataSource.Id),
            Properties = RowWriter.Added(row, binding),
            Markdown = addition.Markdown,
            Template = addition.Template,
        };
        if (addition.Children.Count > 0)
            request = request with { Children = addition.Children };
        if (addition.Icon is { } icon)
            request = request with { Icon = icon };
        if (addition.Cover is { } cover)
            request = request with { Cover = cover };
        Page page = await context.Client.Pages.CreateAsync(request, RowReading.Wanted(binding), cancellationToken).ConfigureAwait(false);
        return await RowReading.ReadAsync(context, binding, page, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<TRow> UpdateAsync<TRow>(RowContext<TRow> context, TRow row, CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow>
    {
        RowOrigin origin = OriginOf(row);
        if (origin.IsSpent)
        {
            throw new InvalidOperationException(
                $"The page of this {TRow.RowType.Name} was updated since it was read ({origin.Page.Id}). Go on with the row that UpdateAsync returned, or read it again.");
        }

        (TRow updated, _) = await UpdateAsync(context, row, origin, cancellationToken).ConfigureAwait(false);
        return updated;
    }

    /// <summary>Sends what differs from a page.</summary>
    /// <returns>The row and whether something was sent.</returns>
    public static async Task<(TRow Row, bool Sent)> UpdateAsync<TRow>(RowContext<TRow> context, TRow row, RowOrigin origin, CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow>
    {
        PropertyMap<WritablePropertyValue> changes = RowWriter.Changed(row, origin);
        if (changes.Count == 0)
            return (ReferenceEquals(row.Origin, origin) ? row : RowReading.Read<TRow>(origin), false);

        Page page;
        try
        {
            page = await context.Client.Pages.UpdateAsync(
                origin.Page.Id, new UpdatePageRequest { Properties = changes }, RowReading.Wanted(origin.Binding), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (LostResponse.IsPossible(e))
        {
            // Notion may have the change: the values that were read are not a base any more.
            origin.Spend();
            throw;
        }

        origin.Spend();
        return (await RowReading.ReadAsync(context, origin.Binding, page, cancellationToken).ConfigureAwait(false), true);
    }

    public static RowOrigin OriginOf<TRow>(TRow row)
        where TRow : class, INotionRow<TRow> =>
        row.Origin ?? throw new InvalidOperationException($"This {TRow.RowType.Name} was not read from Notion. Use AddAsync to create it, or UpdateAsync(id, row) to update a page.");
}
