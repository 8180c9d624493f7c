using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Routing;

namespace Notion.Refit.Emulator.Endpoints.Databases;

/// <summary>A database with the list of its data sources.</summary>
internal sealed class RetrieveDatabase : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveDatabase;

    public Answer Handle(RequestContext context) => DatabaseAnswer.Of(context.Database(context.PathId("database_id")), context.Scope);
}
