using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Schemas;

/// <summary>Keeps both sides of a two-way relation the same.</summary>
internal static class RelationSync
{
    /// <summary>Sets the related pages of a row, and the row among those of the pages that came and went.</summary>
    public static void Set(StoredPage page, StoredProperty property, RelationValue value, Workspace workspace)
    {
        HashSet<Guid> before = [.. Pages(page, property.Id)];
        page.Values[property.Id] = value;
        if (property.Schema is not RelationSchema { Kind: TwoWayRelation { SyncedPropertyId: { } partnerId } })
            return;

        HashSet<Guid> after = [.. value.Pages.Select(reference => reference.Id.Value)];
        foreach (Guid gone in before.Except(after))
            Change(gone, pages => pages.Where(id => id != page.Id));
        foreach (Guid come in after.Except(before))
            Change(come, pages => pages.Append(page.Id).Distinct());

        void Change(Guid id, Func<IEnumerable<Guid>, IEnumerable<Guid>> change)
        {
            if (workspace.FindNode(id) is StoredPage partner)
                partner.Values[partnerId.Value] = new RelationValue([.. change(Pages(partner, partnerId.Value)).Select(other => new PageReference(new PageId(other)))]);
        }
    }

    /// <summary>Takes a row that leaves its data source out of the one-way relations to it. Those that go both ways are its own values.</summary>
    public static void Forget(StoredPage row, StoredDataSource source, Workspace workspace)
    {
        foreach (StoredDataSource other in workspace.Nodes.OfType<StoredDataSource>())
        {
            foreach (StoredProperty property in other.Properties.Values)
            {
                if (property.Schema is RelationSchema { Kind: not TwoWayRelation } relation && relation.DataSourceId.Value == source.Id)
                    Forget(row, other, property.Id);
            }
        }
    }

    /// <summary>Fills a new column with the other side of one that has values already.</summary>
    public static void Mirror(StoredDataSource from, string propertyId, string partnerId, Workspace workspace)
    {
        foreach (StoredPage row in from.Rows)
        {
            foreach (Guid id in Pages(row, propertyId))
            {
                if (workspace.FindNode(id) is StoredPage partner)
                {
                    partner.Values[partnerId] = new RelationValue(
                        [.. Pages(partner, partnerId).Append(row.Id).Distinct().Select(other => new PageReference(new PageId(other)))]);
                }
            }
        }
    }

    private static void Forget(StoredPage row, StoredDataSource holder, string propertyId)
    {
        foreach (StoredPage page in holder.Rows.Concat(holder.Templates))
        {
            if (Pages(page, propertyId).Contains(row.Id))
                page.Values[propertyId] = new RelationValue([.. Pages(page, propertyId).Where(id => id != row.Id).Select(id => new PageReference(new PageId(id)))]);
        }
    }

    private static IEnumerable<Guid> Pages(StoredPage page, string propertyId) =>
        page.Values.Find(propertyId) is RelationValue relation ? relation.Pages.Select(reference => reference.Id.Value) : [];
}
