using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Schemas;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Values;

/// <summary>Gives a page what every row of a data source has.</summary>
internal static class RowEntry
{
    /// <summary>Gives it its number, and a status where the schema has one: that is never without a value on a new row.</summary>
    public static void Enter(StoredPage page, StoredDataSource source)
    {
        page.UniqueNumber = ++source.LastUniqueNumber;
        foreach (StoredProperty property in source.Properties.Values)
        {
            if (property.Schema is StatusSchema status)
                page.Values[property.Id] = new StatusValue(StatusRules.Default(status));
        }
    }
}
