using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Notion.Refit.Benchmarks.Bytes;

namespace Notion.Refit.Benchmarks.Loopback;

/// <summary>A minimal API on a free port of the loopback address that answers from memory.</summary>
internal static class CannedServer
{
    /// <summary>Starts one that answers every request with the same body.</summary>
    public static Task<WebApplication> StartAsync(byte[] body) => StartAsync(_ => body);

    /// <summary>Starts one.</summary>
    /// <param name="answer">Chooses the body of the answer.</param>
    public static async Task<WebApplication> StartAsync(Func<HttpRequest, byte[]> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.MapFallback("{**path}", async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            byte[] body = answer(context.Request);
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = body.Length;
            context.Response.Headers["x-notion-request-id"] = "b6dbc6f2-8e2f-4c5c-8c39-2d0f0a3ee2a1";
            await context.Response.BodyWriter.WriteAsync(body);
        });
        await app.StartAsync();
        return app;
    }

    /// <summary>Serves an answer until the input ends. The first line of the output is the address.</summary>
    public static int Serve(string answer)
    {
        WebApplication server = StartAsync(answer == "small" ? AnswerBytes.Me : AnswerBytes.Current.LargePage).GetAwaiter().GetResult();
        Console.WriteLine(AddressOf(server));
        while (Console.ReadLine() is not null)
        {
        }

        return 0;
    }

    /// <summary>Its address.</summary>
    public static Uri AddressOf(WebApplication app) => new(app.Urls.First());
}
