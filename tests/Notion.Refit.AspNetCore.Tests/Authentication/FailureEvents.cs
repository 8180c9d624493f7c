using Microsoft.AspNetCore.Http;

namespace Notion.Refit.AspNetCore.Tests.Authentication;

/// <summary>Keeps the failures of sign-ins, and answers them with a page.</summary>
internal sealed class FailureEvents
{
    public List<string> Messages { get; } = [];

    /// <summary>The failures with all inner ones.</summary>
    public List<string> Texts { get; } = [];

    public void Configure(NotionAuthenticationOptions options) => options.Events.OnRemoteFailure = async context =>
    {
        Messages.Add(context.Failure!.Message);
        Texts.Add(context.Failure.ToString());
        context.HandleResponse();
        await context.Response.WriteAsync("failed");
    };
}
