using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;

namespace Notion.Refit.Emulator.Api.Endpoints.Databases;

/// <summary>A database with the list of its data sources.</summary>
internal sealed class RetrieveDatabase : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveDatabase;

    public Answer Handle(RequestContext context) => DatabaseAnswer.Of(context.Database(context.PathId("database_id")), context.Scope);
}
