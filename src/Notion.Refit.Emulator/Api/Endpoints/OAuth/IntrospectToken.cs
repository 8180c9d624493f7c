using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.OAuth;

/// <summary>Whether an access or refresh token is in force.</summary>
internal sealed class IntrospectToken : IClientEndpoint
{
    // Assumption: the words of the scope.
    private static readonly (ConnectionCapabilities Capability, string Word)[] Words =
    [
        (ConnectionCapabilities.ReadContent, "read_content"),
        (ConnectionCapabilities.UpdateContent, "update_content"),
        (ConnectionCapabilities.InsertContent, "insert_content"),
        (ConnectionCapabilities.ReadComments, "read_comments"),
        (ConnectionCapabilities.InsertComments, "insert_comments"),
        (ConnectionCapabilities.ReadUsers, "read_users"),
        (ConnectionCapabilities.ReadUserEmails, "read_user_emails"),
    ];

    public NotionOperation Operation => NotionOperations.IntrospectToken;

    public Answer Handle(ClientRequest request) => Answer.Of(
        request.Installations.Find(request.Body.Get("token").AsString(), request.Now) is { } installation
            ? new TokenIntrospection
            {
                Active = true,
                Scope = string.Join(' ', Words.Where(entry => installation.Connection.Has(entry.Capability)).Select(entry => entry.Word)),
                IssuedAt = installation.IssuedAt.ToUnixTimeSeconds(),
            }
            : new TokenIntrospection { Active = false });
}
