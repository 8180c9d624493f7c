using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Values;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Pages;

/// <summary>A page goes into another page, or becomes a row of a data source, with all that is in it.</summary>
internal sealed class MovePage : IEndpoint
{
    public NotionOperation Operation => NotionOperations.MovePage;

    public Answer Handle(RequestContext context)
    {
        StoredPage page = context.Page(context.PathId("page_id")).Editable();
        StoredNode parent = FindParent(context.ReadBody<MovePageRequest>().Parent, context).OutsideOf(page);
        if (parent != page.Parent)
        {
            RowTransfer transfer = RowTransfer.Prepare(page, parent as StoredDataSource, context);
            StoredNode? before = page.Parent;
            transfer.Apply(parent, context);
            foreach (StoredNode? touched in (StoredNode?[])[page, before, parent])
            {
                if (touched is not StoredDataSource)
                    Workspace.Touch(touched, context.Connection.Bot, context.Now);
            }
        }

        return Answer.Of(PageAnswers.Of(page, context.Scope));
    }

    private static StoredNode FindParent(Parent given, RequestContext context) => given switch
    {
        DataSourceParent source => context.DataSource(source.DataSourceId.Value).Editable(),

        // A database that has only one data source may be given where a page is expected.
        PageParent { PageId.Value: var id } => context.FindNode(id) is StoredDatabase
            ? context.Database(id).Editable().OnlyDataSource()
            : context.Page(id).Editable(),
        _ => throw ApiErrors.FailedValidation("body", [ApiErrors.ShouldBeDefined("body.parent.page_id"), ApiErrors.ShouldBeDefined("body.parent.data_source_id")]),
    };
}
