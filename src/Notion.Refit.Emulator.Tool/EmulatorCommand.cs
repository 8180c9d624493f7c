using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Notion.Refit.Emulator.Server;

namespace Notion.Refit.Emulator.Tool;

/// <summary>The command <c>notion-emulator</c>: runs the server until it is stopped.</summary>
internal static class EmulatorCommand
{
    /// <summary>The exit code for a command line or file that cannot be read.</summary>
    public const int BadInput = 2;

    private const string Description = """
        Emulates the Notion API on a local port. State is kept in memory and is lost when the server stops.

        Examples:
          notion-emulator
          notion-emulator --port 8080 --seed workspace.json
          notion-emulator --rate-limit 180 --faults faults.json --log json
          notion-emulator --webhook http://localhost:5080/notion --webhook-delay 2

        Send requests to the printed address, with the printed token as bearer token.
        GET /health reports that the server is up, GET /openapi.json describes the API; neither needs a token.
        The formats of seed and fault files are described in the README of the package.
        """;

    private static readonly Option<int> Port = Ranged(new Option<int>("--port")
    {
        Description = "The port to listen on; 0 selects a free one.",
        HelpName = "number",
        DefaultValueFactory = _ => 5055,
    }, 0, ushort.MaxValue);

    private static readonly Option<string> Host = new("--host")
    {
        Description = "The address to listen on.",
        HelpName = "address",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private static readonly Option<string> Token = NotEmpty(new Option<string>("--token")
    {
        Description = "The valid token.",
        HelpName = "text",
        DefaultValueFactory = _ => new NotionEmulatorOptions().Token,
    });

    private static readonly Option<FileInfo> SeedFile = new Option<FileInfo>("--seed")
    {
        Description = "A JSON file with the initial content of the workspace.",
        HelpName = "file",
    }.AcceptExistingOnly();

    private static readonly Option<FileInfo> FaultsFile = new Option<FileInfo>("--faults")
    {
        Description = "A JSON file with the faults to inject.",
        HelpName = "file",
    }.AcceptExistingOnly();

    private static readonly Option<int?> IdSeed = new("--ids")
    {
        Description = "A seed for ids: with the same seed, the same requests return the same ids in every run.",
        HelpName = "number",
    };

    private static readonly Option<int?> RateLimit = Ranged(new Option<int?>("--rate-limit")
    {
        Description = "The number of requests that a token has in a minute, such as 180. Unlimited by default.",
        HelpName = "number",
    }, 1, int.MaxValue);

    private static readonly Option<LogForm> Log = new("--log")
    {
        Description = "The format of the request log, one line for each request.",
        DefaultValueFactory = _ => LogForm.Text,
    };

    private static readonly Option<string> ClientId = NotEmpty(new Option<string>("--client-id")
    {
        Description = "The client id of the public connection, for OAuth.",
        HelpName = "text",
        DefaultValueFactory = _ => new NotionEmulatorOptions().OAuthClientId,
    });

    private static readonly Option<string> ClientSecret = NotEmpty(new Option<string>("--client-secret")
    {
        Description = "The client secret of the public connection.",
        HelpName = "text",
        DefaultValueFactory = _ => new NotionEmulatorOptions().OAuthClientSecret,
    });

    private static readonly Option<string?> RedirectUri = new("--redirect-uri")
    {
        Description = "The only address that the authorization page redirects to. Any address by default.",
        HelpName = "uri",
        Validators =
        {
            result =>
            {
                if (!Uri.TryCreate(result.GetValueOrDefault<string?>(), UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
                    result.AddError("--redirect-uri must be an absolute http or https address.");
            },
        },
    };

    private static readonly Option<string?> Webhook = new("--webhook")
    {
        Description = "A loopback address that webhook events are delivered to, verified from the start.",
        HelpName = "uri",
        Validators =
        {
            result =>
            {
                if (!Uri.TryCreate(result.GetValueOrDefault<string?>(), UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https") || !uri.IsLoopback)
                    result.AddError("--webhook must be an absolute http or https address of this machine, such as http://localhost:5080/notion.");
            },
        },
    };

    private static readonly Option<string> WebhookSecret = NotEmpty(new Option<string>("--webhook-secret")
    {
        Description = "The verification token of the subscription, which signs the events.",
        HelpName = "text",
        DefaultValueFactory = _ => "secret_emulator",
    });

    private static readonly Option<double> WebhookDelay = Seconds("--webhook-delay", "The seconds between an event and its first delivery.");

    private static readonly Option<double> WebhookWindow = Seconds("--webhook-window", "The seconds in which changes of one object are collected into one event.");

    /// <summary>Creates the command.</summary>
    public static RootCommand Create()
    {
        var command = new RootCommand(Description) { Port, Host, Token, SeedFile, FaultsFile, IdSeed, RateLimit, Log, ClientId, ClientSecret, RedirectUri, Webhook, WebhookSecret, WebhookDelay, WebhookWindow };
        command.SetAction(static (parsed, cancellationToken) => RunAsync(parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        LogForm log = parsed.GetValue(Log);
        using ILoggerFactory logging = LoggerFactory.Create(builder => _ = log switch
        {
            LogForm.Text => builder.AddSimpleConsole(console => console.SingleLine = true),
            LogForm.Json => builder.AddJsonConsole(),
            _ => builder,
        });
        await using NotionEmulator emulator = NotionEmulator.Start(OptionsOf(parsed, logging));
        TextWriter errors = parsed.InvocationConfiguration.Error;
        if (!await LoadAsync(parsed.GetValue(SeedFile), emulator.Workspace.Load, errors, cancellationToken)
            || !await LoadAsync(parsed.GetValue(FaultsFile), emulator.Faults.Load, errors, cancellationToken))
        {
            return BadInput;
        }

        if (parsed.GetValue(Webhook) is { } receiver)
            emulator.Webhooks.SubscribeVerified(new Uri(receiver), parsed.GetValue(WebhookSecret)!);

        await using WebApplication app = EmulatorServer.Build(emulator, new ServerOptions(parsed.GetValue(Host)!, parsed.GetValue(Port)));
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            await errors.WriteLineAsync($"The server cannot listen on {parsed.GetValue(Host)}:{parsed.GetValue(Port)}: {e.Message}");
            return 1;
        }

        string webhooks = parsed.GetValue(Webhook) is { } address ? $"{Environment.NewLine}  webhook    {address}, secret {parsed.GetValue(WebhookSecret)}" : "";
        await parsed.InvocationConfiguration.Output.WriteLineAsync($"""
            Notion emulator listening on {string.Join(", ", app.Urls)}
              token      {emulator.Token}
              root page  {emulator.RootPageId}
              OAuth      client id {emulator.OAuth.ClientId}, secret {emulator.OAuth.ClientSecret}, authorization page {AuthorizationPage.Path}{webhooks}
              health     {EmulatorServer.HealthPath}
            Press Ctrl+C to stop.
            """);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static NotionEmulatorOptions OptionsOf(ParseResult parsed, ILoggerFactory logging) => new()
    {
        LoggerFactory = logging,
        RecordedRequests = 0,
        TimeProvider = new SettableClock(),
        Token = parsed.GetValue(Token)!,
        Seed = parsed.GetValue(IdSeed),
        RateLimit = parsed.GetValue(RateLimit) is { } limit ? new EmulatedRateLimit { RequestsPerConnection = limit } : null,
        OAuthClientId = parsed.GetValue(ClientId)!,
        OAuthClientSecret = parsed.GetValue(ClientSecret)!,
        Webhooks = new WebhookSettings { Delay = TimeSpan.FromSeconds(parsed.GetValue(WebhookDelay)), AggregationWindow = TimeSpan.FromSeconds(parsed.GetValue(WebhookWindow)) },
        OAuthRedirectUris = parsed.GetValue(RedirectUri) is { } uri ? [uri] : [],
    };

    private static async Task<bool> LoadAsync(FileInfo? file, Action<string> load, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            if (file is not null)
                load(await File.ReadAllTextAsync(file.FullName, cancellationToken));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            await errors.WriteLineAsync($"{file}: {e.Message}");
            return false;
        }
    }

    private static Option<string> NotEmpty(Option<string> option)
    {
        option.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
                result.AddError($"{option.Name} must not be empty.");
        });
        return option;
    }

    private static Option<double> Seconds(string name, string description)
    {
        var option = new Option<double>(name) { Description = description, HelpName = "seconds" };
        option.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValueOrDefault<double>() is < 0 or > 86_400 or double.NaN)
                result.AddError($"{name} must be between 0 and 86400.");
        });
        return option;
    }

    private static Option<T> Ranged<T>(Option<T> option, int least, int most)
    {
        option.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.Tokens.Count == 0 || !int.TryParse(result.Tokens[0].Value, System.Globalization.CultureInfo.InvariantCulture, out int value))
                return;
            if (value < least || value > most)
                result.AddError(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{option.Name} must be between {least} and {most}."));
        });
        return option;
    }
}
