package dev.grato.api;

import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.Files;
import dev.grato.records.RecordsError;
import dev.grato.records.StoredFile;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Files: the body of the request is the content, as it is; its name is a parameter.
@RestController
@RequestMapping("/api/v1/files")
class FileController {

    private final Files files;

    FileController(Files files) {
        this.files = files;
    }

    @SignedInOnly
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> upload(
            @RequestParam String name, HttpServletRequest request, Actor actor) throws IOException {
        var type = request.getContentType();
        var stored =
                files.store(actor, name, type == null ? "application/octet-stream" : type, request.getInputStream());
        return ResponseEntity.status(HttpStatus.CREATED).body(shown(stored));
    }

    /// Always as a download and never as something a browser runs, whatever it claims to be.
    @SignedInOnly
    @GetMapping("/{id}")
    ResponseEntity<Resource> download(@PathVariable String id, Actor actor) throws IOException {
        var file = Ids.parse(id)
                .flatMap(key -> files.find(actor, key))
                .orElseThrow(() -> new GratoException(RecordsError.FILE_NOT_FOUND));
        var disposition = ContentDisposition.attachment()
                .filename(file.name(), java.nio.charset.StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(file.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(new InputStreamResource(files.open(actor, file)));
    }

    @SignedInOnly
    @GetMapping("/{id}/about")
    Map<String, @Nullable Object> about(@PathVariable String id, Actor actor) {
        return Ids.parse(id)
                .flatMap(key -> files.find(actor, key))
                .map(FileController::shown)
                .orElseThrow(() -> new GratoException(RecordsError.FILE_NOT_FOUND));
    }

    private static Map<String, @Nullable Object> shown(StoredFile file) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", file.id().toString());
        json.put("name", file.name());
        json.put("type", file.mediaType());
        json.put("size", file.size());
        json.put("createdAt", file.createdAt().toString());
        return json;
    }
}
