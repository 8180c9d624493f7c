using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Templates;
using Notion.Refit.Emulator.Tables.Values;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Pages;

/// <summary>Changes of a page: properties, icon, cover, lock, trash.</summary>
internal sealed class UpdatePage : IEndpoint
{
    public NotionOperation Operation => NotionOperations.UpdatePage;

    public Answer Handle(RequestContext context)
    {
        StoredPage page = context.Page(context.PathId("page_id"));
        var request = context.ReadBody<UpdatePageRequest>();
        if (request.Template is NoTemplate)
            throw new BodyPart(context.Body, "body").Get("template").Get("type").ShouldBe("`\"default\"` or `\"template_id\"`");
        TemplateUse? template = TemplateUse.Find(request.Template, page.DataSource, context);

        bool? inTrash = context.TrashFlag(request.InTrash);
        if (page.IsInTrash && inTrash is null)
            throw ApiErrors.InTrash();
        PropertyAssignment properties = PropertyAssignment.Prepare(request.Properties, page.DataSource, context);
        Icon? icon = AppearanceRules.Complete(request.Icon.GetValueOrDefault(), context);
        FileSource? cover = AppearanceRules.Complete(request.Cover.GetValueOrDefault(), context, FileUse.Cover);

        properties.Apply(page, context);
        if (!request.Icon.IsAbsent)
            page.Icon = icon;
        if (!request.Cover.IsAbsent)
            page.Cover = cover;
        page.IsLocked = request.IsLocked ?? page.IsLocked;
        page.IsArchived = request.IsArchived ?? page.IsArchived;
        page.IsTrashed = inTrash ?? page.IsTrashed;
        if (request.EraseContent)
            page.Children.ForEach(child => child.IsTrashed = true);
        template?.Schedule(page, context);
        Workspace.Touch(page, context.Connection.Bot, context.Now);
        return Answer.Of(PageAnswers.Of(page, context.Scope));
    }
}
