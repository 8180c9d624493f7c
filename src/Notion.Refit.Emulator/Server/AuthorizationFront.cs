using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Server;

/// <summary>The page of authorization for browsers and for programs that follow redirections. It is no operation of the API.</summary>
internal sealed class AuthorizationFront(NotionEmulator emulator)
{
    private readonly AuthorizationPage _page = new(emulator);

    public void Map(WebApplication app) => app.MapGet(AuthorizationPage.Path, (RequestDelegate)AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        try
        {
            response.Redirect(_page.Answer(name => context.Request.Query[name] is [.., { } value] ? value : null));
        }
        catch (ApiException e)
        {
            string id = emulator.Core.Ids.NewRandom().ToString();
            response.StatusCode = e.Status;
            response.ContentType = EmulatorResponse.Json;
            response.Headers[EmulatorResponse.RequestIdHeader] = id;
            await response.BodyWriter.WriteAsync(AnswerEncoder.Encode(ErrorAnswer.Of(e), id), context.RequestAborted);
        }
    }
}
