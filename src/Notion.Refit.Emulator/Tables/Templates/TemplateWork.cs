using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Tables.Templates;

/// <summary>A template that will be applied to a page.</summary>
/// <param name="Due">When.</param>
/// <param name="PageId">The page.</param>
/// <param name="TemplateId">The template.</param>
/// <param name="TimeZone">The zone of days and times that the template leaves open.</param>
/// <param name="By">Whose request it was.</param>
internal sealed record TemplateWork(DateTimeOffset Due, Guid PageId, Guid TemplateId, TimeZoneInfo TimeZone, StoredUser By) : DueWork(Due)
{
    public override void Run(Workspace workspace, IdSource ids)
    {
        // Either may have gone meanwhile.
        if (workspace.FindNode(PageId) is StoredPage { IsInTrash: false } page && workspace.FindNode(TemplateId) is StoredPage { IsInTrash: false } template)
            new TemplateCopy(workspace, ids, By, Due, TimeZone).Apply(template, page);
    }
}
