using Notion.Refit.Generator;

return await new GeneratorRun(Console.Out, Console.Error).RunAsync(args);
