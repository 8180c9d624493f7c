using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Answers;

/// <summary>Maps parents to response models.</summary>
internal static class ParentAnswers
{
    public static Parent Of(StoredNode? parent) => parent switch
    {
        null => new WorkspaceParent(),
        StoredPage page => new PageParent(new PageId(page.Id)),
        StoredDataSource source => new DataSourceParent(new DataSourceId(source.Id)) { DatabaseId = new DatabaseId(source.Database.Id) },
        StoredDatabase database => new DatabaseParent(new DatabaseId(database.Id)),
        _ => new BlockParent(new BlockId(parent.Id)),
    };
}
