using System.Text.Json;
using Notion.Refit.Emulator.Files;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Api;

/// <summary>A request that is executed later.</summary>
/// <param name="Due">When.</param>
/// <param name="Task">Where its outcome goes.</param>
/// <param name="Endpoint">The operation.</param>
/// <param name="Request">The request.</param>
/// <param name="PathValues">The values of the placeholders in its path.</param>
/// <param name="Version">The version it speaks.</param>
/// <param name="Connection">Whose it is.</param>
/// <param name="Files">Where files are.</param>
/// <param name="Options">How the emulator was set up.</param>
internal sealed record AsyncTaskWork(
    DateTimeOffset Due,
    StoredAsyncTask Task,
    IEndpoint Endpoint,
    EmulatorRequest Request,
    IReadOnlyDictionary<string, string> PathValues,
    NotionVersion Version,
    Connection Connection,
    FileHost Files,
    NotionEmulatorOptions Options) : DueWork(Due)
{
    /// <summary>Whether a request asks for it. Assumption: then the answer always is a task.</summary>
    public static bool IsAsked(NotionOperation operation, JsonElement body) =>
        (operation == NotionOperations.UpdatePageMarkdown || (operation == NotionOperations.CreatePage && body.TryGetProperty("markdown", out _)))
        && body.TryGetProperty("allow_async", out JsonElement flag)
        && flag.ValueKind == JsonValueKind.True;

    public override void Run(Workspace workspace, IdSource ids)
    {
        var context = new RequestContext
        {
            Request = Request,
            PathValues = PathValues,
            Version = Version,
            Connection = Connection,
            Ids = ids,
            Now = Due,
            Body = JsonElement.Parse(Request.Body.Span),
            Options = Options,
            FileHost = Files,
        };
        try
        {
            Answer answer = Endpoint.Handle(context);
            context.KeepAttached();
            Task.Result = ModelJson.ToElement(answer.Write);
        }
        catch (ApiException e)
        {
            Task.Error = e;
        }
    }
}
