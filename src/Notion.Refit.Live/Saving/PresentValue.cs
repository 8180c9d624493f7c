namespace Notion.Refit.Live.Saving;

/// <summary>Reads the value that a member has in Notion, as far as it is known.</summary>
internal static class PresentValue
{
    public static object? Of(LiveObject target, PendingChange change)
    {
        if (!target.IsLoaded || target.Key is null)
            return change.Base;
        if (change.Key == Members.InTrash)
            return target is LiveDataSource trashed ? trashed.IsTrashed : ((LiveBlock)target).IsTrashed;
        return target switch
        {
            LivePage page => LiveProperties.IdOf(change.Key) is { } id
                ? page.Snapshot.Properties.Values.FirstOrDefault(property => property.Id.ToString() == id)?.Value
                : change.Key switch
                {
                    Members.Icon => page.Snapshot.Icon,
                    Members.Cover => page.Snapshot.Cover,
                    Members.IsLocked => page.Snapshot.IsLocked,
                    _ => change.Base,
                },
            LiveDatabase database => change.Key switch
            {
                Members.Title => database.Snapshot.Title,
                Members.Description => database.Snapshot.Description,
                Members.Icon => database.Snapshot.Icon,
                Members.Cover => database.Snapshot.Cover,
                Members.IsLocked => database.Snapshot.IsLocked,
                Members.IsInline => database.Snapshot.IsInline,
                _ => change.Base,
            },
            LiveBlock block => change.Key == Members.Content ? block.Snapshot.Content : change.Base,
            LiveDataSource source => change.Key == Members.Title ? source.Snapshot.Title : source.Snapshot.Icon,
            LiveView view => change.Key switch
            {
                Members.Title => view.Snapshot.Name,
                Members.Filter => view.Snapshot.Filter,
                Members.Configuration => view.Snapshot.Configuration,
                _ => view.Snapshot.Sorts,
            },
            _ => change.Base,
        };
    }
}
