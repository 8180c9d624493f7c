using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Outside.Seeding;

/// <summary>Brings the schema of a property from the form of answers into the stored one, which refers to other properties by their decoded id.</summary>
internal static class SchemaSeed
{
    public static PropertySchema Of(PropertySchema answer) => answer switch
    {
        RelationSchema { Kind: TwoWayRelation { SyncedPropertyId: { } partner } } relation =>
            relation with { Kind = new TwoWayRelation { SyncedPropertyId = new PropertyId(partner.ToString()) } },
        RollupSchema rollup => rollup with
        {
            RelationPropertyId = Decoded(rollup.RelationPropertyId),
            RollupPropertyId = Decoded(rollup.RollupPropertyId),
        },
        _ => answer,
    };

    private static PropertyId? Decoded(PropertyId? id) => id is { } given ? new PropertyId(given.ToString()) : (PropertyId?)null;
}
