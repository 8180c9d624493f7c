using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Notion.Refit.Emulator.Server;

/// <summary>The command line of the server.</summary>
/// <param name="Host">The address to listen on.</param>
/// <param name="Port">The port; 0 for any that is free.</param>
/// <param name="Token">The valid token.</param>
/// <param name="Seed">Makes the ids repeatable.</param>
/// <param name="RateLimit">How many requests a token has in a minute; null for any number.</param>
/// <param name="FaultsFile">The file that says what goes wrong.</param>
/// <param name="SeedFile">The file that says what the workspace holds at the start.</param>
/// <param name="Log">How requests are logged.</param>
/// <param name="ClientId">The client id of the public connection.</param>
/// <param name="ClientSecret">Its client secret.</param>
/// <param name="RedirectUri">The only address that the page of authorization sends people back to; null for any.</param>
internal sealed record ServerOptions(
    string Host = "127.0.0.1",
    int Port = 5055,
    string? Token = null,
    int? Seed = null,
    int? RateLimit = null,
    string? FaultsFile = null,
    string? SeedFile = null,
    LogForm Log = LogForm.Text,
    string? ClientId = null,
    string? ClientSecret = null,
    string? RedirectUri = null)
{
    public const string Usage = """
        The Notion API in a box.

          --port NUMBER        the port to listen on; 0 for any that is free (5055)
          --host ADDRESS       the address to listen on (127.0.0.1)
          --token TEXT         the valid token (ntn_emulator)
          --ids NUMBER         a seed: the same requests get the same ids in every run
          --seed FILE          what the workspace holds at the start: see the README
          --rate-limit NUMBER  how many requests a token has in a minute, such as 180 (no limit)
          --faults FILE        what goes wrong with requests: see the README
          --log FORM           how requests are logged, one line each: text, json or none (text)
          --client-id TEXT     the client id of the public connection, for OAuth (emulated-client)
          --client-secret TEXT its client secret (emulated-secret)
          --redirect-uri URI   the only address that the page of authorization sends people back to (any)
          --help               this text

        GET /health tells that the server is up, GET /openapi.json describes the API. Neither needs a token.
        Ctrl+C or SIGTERM end the server.
        """;

    /// <summary>Reads the command line; false, and what is wrong with it, when it makes no sense.</summary>
    public static bool TryParse(IReadOnlyList<string> arguments, [NotNullWhen(true)] out ServerOptions? options, [NotNullWhen(false)] out string? problem)
    {
        options = null;
        problem = null;
        var result = new ServerOptions();
        for (int i = 0; i < arguments.Count; i += 2)
        {
            string name = arguments[i];
            if (i + 1 == arguments.Count)
            {
                problem = $"{name} needs a value.";
                return false;
            }

            string value = arguments[i + 1];
            switch (name)
            {
                case "--port" when ushort.TryParse(value, CultureInfo.InvariantCulture, out ushort port):
                    result = result with { Port = port };
                    break;
                case "--host":
                    result = result with { Host = value };
                    break;
                case "--token" when value.Length > 0:
                    result = result with { Token = value };
                    break;
                case "--client-id" when value.Length > 0:
                    result = result with { ClientId = value };
                    break;
                case "--client-secret" when value.Length > 0:
                    result = result with { ClientSecret = value };
                    break;
                case "--redirect-uri" when Uri.TryCreate(value, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https":
                    result = result with { RedirectUri = value };
                    break;
                case "--faults" when value.Length > 0:
                    result = result with { FaultsFile = value };
                    break;
                case "--ids" when int.TryParse(value, CultureInfo.InvariantCulture, out int seed):
                    result = result with { Seed = seed };
                    break;
                case "--log" when Enum.TryParse(value, ignoreCase: true, out LogForm form) && Enum.IsDefined(form):
                    result = result with { Log = form };
                    break;
                case "--seed" when value.Length > 0:
                    result = result with { SeedFile = value };
                    break;
                case "--rate-limit" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit > 0:
                    result = result with { RateLimit = limit };
                    break;
                case "--port" or "--token" or "--ids" or "--rate-limit" or "--faults" or "--seed" or "--log" or "--client-id" or "--client-secret" or "--redirect-uri":
                    problem = $"'{value}' is no value for {name}.";
                    return false;
                default:
                    problem = $"There is no option {name}.";
                    return false;
            }
        }

        options = result;
        return true;
    }
}
